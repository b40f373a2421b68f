package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.simulator.cost.StepCoefficients;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.traffic.Trace;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** What schedulers and memories are known to do to each other follows from their rules. */
class ReplicaMechanismsTest {
    private static final int REQUESTS = 600;
    private static final int MAX_OUTPUT = 1_024;

    /** Like a mid-sized model on one card: bound by reading its weights. */
    private static final StepCoefficients COST =
            new StepCoefficients(1_000_000, 8_000_000, 40_000, 10_000, 30, 1);

    private static final KvPlan AMPLE = new KvPlan.Paged(16, 1_000_000);
    private static final SchedulerPlan CHUNKED = new SchedulerPlan.Chunked(512);
    private static final SchedulerPlan STATIC = new SchedulerPlan.WholeBatches(0, true);
    private static final SchedulerPlan DYNAMIC = new SchedulerPlan.WholeBatches(0, false);

    @Test
    void continuousOverStatic_gainsAsAnswersVary() {
        KvPlan reserved = new KvPlan.Paged(16, 1_000_000, true, null);
        // Prompts are worked on alone, as in a batch: what is left is who waits for whom.
        SchedulerPlan continuous = new SchedulerPlan.PrefillFirst(60 * 200);
        double[] gains = new double[3];
        int[][] answers = {answers(200, 200), answers(100, 300), answers(1, 1_000)};
        for (int spread = 0; spread < gains.length; spread++) {
            double whole = lastEnd(run(STATIC, reserved, 60, answers[spread]));
            gains[spread] = whole / lastEnd(run(continuous, reserved, 60, answers[spread]));
        }
        assertThat(gains[0]).isBetween(0.95, 1.1);
        assertThat(gains[1]).isGreaterThan(gains[0] + 0.2);
        assertThat(gains[2]).isGreaterThan(gains[1] + 0.2);
    }

    @Test
    void slotsThatAreGivenUp_makeBatchesShorter() {
        KvPlan reserved = new KvPlan.Paged(16, 1_000_000, true, null);
        int[] answers = answers(1, 1_000);

        assertThat(lastEnd(run(DYNAMIC, reserved, 60, answers)))
                .isLessThan(lastEnd(run(STATIC, reserved, 60, answers)));
    }

    /** The order of the systems in Kwon et al. (2023), section 6.2. */
    @Test
    void memory_isWastedByReservationAndRecoveredByPages() {
        int tokens = 16_384;
        int[] answers = answers(1, 500);
        double maximum = sequences(KvPlan.Reservation.MAXIMUM, tokens, answers);
        double powerOfTwo = sequences(KvPlan.Reservation.POWER_OF_TWO, tokens, answers);
        double exact = sequences(KvPlan.Reservation.EXACT, tokens, answers);
        double paged = sequences(run(CHUNKED, new KvPlan.Paged(16, tokens / 16), 256, answers));

        assertThat(powerOfTwo).isGreaterThan(1.5 * maximum);
        assertThat(exact).isGreaterThan(1.1 * powerOfTwo);
        assertThat(paged).isGreaterThan(1.2 * exact);
    }

    @Test
    void chunks_tradeTimeToFirstTokenForTimePerToken() {
        int[] answers = answers(100, 300);
        Measurement whole = run(new SchedulerPlan.PrefillFirst(8_192), AMPLE, 256, answers);
        Measurement chunked = run(new SchedulerPlan.Chunked(256), AMPLE, 256, answers);

        assertThat(chunked.firstResponseNanos()).isGreaterThan(whole.firstResponseNanos());
        assertThat(decoding(chunked)).isLessThan(decoding(whole));
    }

    /** Blocks that newcomers leave to those who run are paid for in sequences. */
    @Test
    void watermark_sparesPreemptionsAndCostsSequences() {
        int[] answers = answers(1, 500);
        long[] preempted = new long[4];
        double[] running = new double[4];
        for (int step = 0; step < preempted.length; step++) {
            KvPlan memory = new KvPlan.Paged(16, 1_000, false, null, null, 50 * step);
            Measurement measured = run(CHUNKED, memory, 256, answers);
            preempted[step] = measured.stages().get(0).putBack();
            running[step] = sequences(measured);
        }
        assertThat(preempted[0]).isGreaterThan(100);
        assertThat(preempted[3]).isLessThan(preempted[0] / 4);
        for (int step = 1; step < preempted.length; step++) {
            assertThat(preempted[step]).isLessThan(preempted[step - 1]);
            assertThat(running[step]).isLessThan(running[step - 1]);
        }
    }

    /** A request that needs what is to be left free comes in when nobody runs. */
    @Test
    void watermarkOfAll_servesOneByOne() {
        KvPlan memory = new KvPlan.Paged(16, 1_000, false, null, null, 1_000);
        Measurement measured = run(CHUNKED, memory, 256, answers(1, 50));
        assertThat(measured.completed()).isEqualTo(REQUESTS);
        assertThat(sequences(measured)).isEqualTo(1);
    }

    @Test
    void prompt_thatCouldNeverFit_isRefused() {
        Measurement measured = run(CHUNKED, new KvPlan.Paged(16, 65), 256, answers(1, 500));

        assertThat(measured.rejected()).isEqualTo(REQUESTS);
    }

    @Test
    void plans_whosePartsDoNotGoTogether_areRefused() {
        assertThatThrownBy(() -> new ReplicaPlan(600, MAX_OUTPUT, CHUNKED, AMPLE, COST))
                .hasMessageContaining("the token budget must be at least the most sequences, 600");
        assertThatThrownBy(() -> new ReplicaPlan(60, MAX_OUTPUT, STATIC, AMPLE, COST))
                .hasMessageContaining("reserved for the longest answers");
        KvPlan swapping = new KvPlan.Paged(16, 100, false, new KvPlan.Swap(10, 1));
        assertThatThrownBy(() -> new ReplicaPlan(60, MAX_OUTPUT, DYNAMIC, swapping, COST))
                .hasMessageContaining("cannot swap");
    }

    private static double sequences(KvPlan.Reservation reservation, int tokens, int[] answers) {
        return sequences(run(CHUNKED, new KvPlan.Contiguous(tokens, reservation), 256, answers));
    }

    /** Mean number of sequences that run while anything does. */
    private static double sequences(Measurement measured) {
        StageMeasurement stage = measured.stages().get(0);
        return (double) stage.servingArea() / stage.busyNanos();
    }

    private static long decoding(Measurement measured) {
        return measured.completedNanos() - measured.firstResponseNanos();
    }

    private static double lastEnd(Measurement measured) {
        return measured.stages().get(0).busyNanos();
    }

    private static int[] answers(int least, int most) {
        return new SplittableRandom(1).ints(REQUESTS, least, most + 1).toArray();
    }

    /** Prompts of 200 tokens, fifty a second. */
    private static Measurement run(
            SchedulerPlan scheduler, KvPlan memory, int seats, int[] answers) {
        long[] arrivals = new long[REQUESTS];
        Arrays.setAll(arrivals, index -> index);
        int[] prompts = new int[REQUESTS];
        Arrays.fill(prompts, 200);
        ReplicaPlan replica = new ReplicaPlan(seats, MAX_OUTPUT, scheduler, memory, COST);
        Flow flow =
                new Flow(
                        "requests",
                        new TrafficPlan.TraceReplay(new Trace(arrivals, prompts, answers), 50),
                        new EnginePlan("model", replica, TestPlans.LONG_LINE),
                        TestPlans.within(SECOND),
                        0,
                        REQUESTS);
        SimulationPlan plan = new SimulationPlan(List.of(flow), TestPlans.FREE, 60 * SECOND);
        Simulation simulation = Simulation.start(plan, 1);
        simulation.drain();
        return simulation.measureWhole();
    }
}
