package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.Trace;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Who comes when, and what a burst does to it. */
class TrafficTest {
    /** Ends every request as it comes. */
    private static final StationPlan CLOSED_DOOR =
            TestPlans.station(
                    1, new QueuePlan(0, new Overflow.Reject()), TestPlans.constant(0, Sampler.ONE));

    static List<TrafficPlan> stochasticSources() {
        return List.of(new TrafficPlan.Poisson(300), new TrafficPlan.TraceReplay(trace(400), 300));
    }

    @ParameterizedTest
    @MethodSource("stochasticSources")
    void burst_consumesStochasticSourcesKTimesFaster(TrafficPlan traffic) {
        SimulationPlan plan = TestPlans.plan(traffic, CLOSED_DOOR, 100 * SECOND);
        // From 3 s on, 4 s at double and then, overlapping, 2 s at one and a half times that:
        // [3,5) twice, [5,7) three times: 4 + 6 s of source time in 4 s.
        Simulation burst = Simulation.start(plan, 5);
        burst.advanceTo(3 * SECOND);
        burst.intervene(new Intervention.Burst(2_000, 4 * SECOND));
        burst.advanceTo(5 * SECOND);
        burst.intervene(new Intervention.Burst(1_500, 2 * SECOND));
        burst.advanceTo(7 * SECOND);
        Simulation calm = Simulation.start(plan, 5);
        calm.advanceTo(13 * SECOND);

        assertThat(burst.measure().offered()).isEqualTo(calm.measure().offered());
        burst.advanceTo(90 * SECOND);
        calm.advanceTo(96 * SECOND);
        assertThat(burst.measure().offered()).isEqualTo(calm.measure().offered());
    }

    @Test
    void burst_givesFramesKTimesTheWorkAndNoMoreFrames() {
        SimulationPlan plan =
                TestPlans.plan(
                        TrafficPlan.FrameClock.perSecond(60, new Sampler.Constant(3)),
                        CLOSED_DOOR,
                        10 * SECOND);
        Simulation simulation = Simulation.start(plan, 5);
        simulation.advanceTo(SECOND);
        simulation.intervene(new Intervention.Burst(1_500, SECOND));
        simulation.advanceTo(3 * SECOND);

        assertThat(simulation.measure().offered()).isEqualTo(180);
        assertThat(simulation.measure().stages().get(0).workPermille())
                .isEqualTo(60 * 3_000 + 60 * 4_500 + 60 * 3_000);
    }

    @Test
    void frameClock_neverDrifts() {
        SimulationPlan plan =
                TestPlans.plan(
                        TrafficPlan.FrameClock.perSecond(60, Sampler.ONE),
                        CLOSED_DOOR,
                        3_600 * SECOND);
        Simulation simulation = Simulation.start(plan, 5);
        simulation.advanceTo(3_599 * SECOND + 1);
        assertThat(simulation.measure().offered()).isEqualTo(3_599 * 60 + 1);
        simulation.drain();
        assertThat(simulation.measure().offered()).isEqualTo(216_000);
    }

    @Test
    void trace_keepsItsMeanRateAndItsOrderOfSizes() {
        Trace trace = trace(400);
        SimulationPlan plan =
                TestPlans.plan(new TrafficPlan.TraceReplay(trace, 50), CLOSED_DOOR, 80 * SECOND);
        for (long seed = 0; seed < 20; seed++) {
            Simulation simulation = Simulation.start(plan, seed);
            simulation.drain();
            // 80 s are exactly ten turns of 400 ÷ 50 s, wherever they begin.
            assertThat(simulation.measure().offered()).as("seed %d", seed).isEqualTo(4_000);
        }
    }

    @Test
    void sourceThatIsFasterThanTheClockIsFine_keepsItsRate() {
        // Three million a second are 333⅓ ns apart; what an arrival leaves below the nanosecond
        // must
        // be carried on, or the rate would be 334 ns.
        Trace pair = new Trace(new long[] {0, 100}, new int[2], new int[] {1, 1});
        SimulationPlan plan =
                TestPlans.plan(
                        new TrafficPlan.TraceReplay(pair, 3_000_000), CLOSED_DOOR, 100 * MILLI);
        Simulation simulation = Simulation.start(plan, 1);
        simulation.drain();

        assertThat(simulation.measure().offered()).isBetween(299_999L, 300_001L);
    }

    @Test
    void sensors_comeInPhaseShiftedByTheirStagger() {
        List<Long> arrivals =
                arrivals(new TrafficPlan.PhaseLocked(3, 30 * MILLI, 2 * MILLI, Sampler.ZERO), 3);

        assertThat(arrivals.stream().map(nanos -> nanos / MILLI))
                .containsExactly(0L, 2L, 4L, 30L, 32L, 34L, 60L, 62L, 64L, 90L, 92L, 94L);
    }

    @Test
    void sensors_withJitterAndTail_neverOvertakeThemselvesAndKeepTheirRate() {
        TrafficPlan cameras =
                new TrafficPlan.PhaseLocked(
                        1,
                        30 * MILLI,
                        0,
                        new Sampler.Uniform(-MILLI, MILLI),
                        0.3,
                        new Sampler.Uniform(20 * MILLI, 80 * MILLI));
        List<Long> arrivals = arrivals(cameras, 5, CLOSED_DOOR, 3 * SECOND);

        assertThat(arrivals).isSorted();
        assertThat(arrivals).hasSizeBetween(97, 100);
        assertThat(arrivals.stream().filter(nanos -> nanos % (30 * MILLI) > 2 * MILLI).count())
                .as("late frames")
                .isPositive();
    }

    @Test
    void otherConfigurations_meetTheSameRequests() {
        TrafficPlan traffic = new TrafficPlan.TraceReplay(trace(100), 300);
        assertThat(arrivals(traffic, 8, TestPlans.exponentialServer(1, MILLI), SECOND))
                .containsExactlyInAnyOrderElementsOf(
                        arrivals(traffic, 8, TestPlans.exponentialServer(7, 2 * MILLI), SECOND));
    }

    private static List<Long> arrivals(TrafficPlan traffic, long seed) {
        return arrivals(traffic, seed, CLOSED_DOOR, 100 * MILLI);
    }

    private static List<Long> arrivals(
            TrafficPlan traffic, long seed, StationPlan station, long durationNanos) {
        List<Long> arrivals = new ArrayList<>();
        SimulationPlan plan = TestPlans.plan(traffic, station, durationNanos);
        Simulation simulation =
                Simulation.start(plan, seed, request -> arrivals.add(request.arrivalNanos()));
        simulation.drain();
        Measurement books = simulation.measure();
        assertThat(arrivals).hasSize((int) books.offered());
        return arrivals;
    }

    static Trace trace(int size) {
        SplittableRandom random = new SplittableRandom(3);
        long[] arrivals = new long[size];
        int[] prompts = new int[size];
        int[] outputs = new int[size];
        for (int index = 0; index < size; index++) {
            arrivals[index] = index == 0 ? 77 : arrivals[index - 1] + random.nextLong(SECOND);
            prompts[index] = index;
            outputs[index] = 1 + index;
        }
        return new Trace(arrivals, prompts, outputs);
    }

    /** At its own pace to the nanosecond, after hours, too; at twice the pace in half. */
    @Test
    void traceFromItsStart_isPlayedOnceAsRecorded() {
        long twoHours = 2 * 3_600 * SECOND;
        long[] arrivals = {7, 7 + 1_234_567_891L, 7 + twoHours + 3, 7 + 3 * twoHours + 1};
        Trace trace = new Trace(arrivals, new int[] {5, 6, 7, 8}, new int[] {1, 2, 3, 4});
        for (int times : new int[] {1, 2}) {
            List<Long> instants = new ArrayList<>();
            List<Integer> prompts = new ArrayList<>();
            TrafficPlan traffic =
                    new TrafficPlan.TraceReplay(trace, times * trace.meanPerSecond(), true);
            Simulation simulation =
                    Simulation.start(
                            TestPlans.plan(traffic, CLOSED_DOOR, 9 * twoHours),
                            3,
                            ended -> {
                                instants.add(ended.arrivalNanos());
                                prompts.add(ended.promptTokens());
                            });
            simulation.drain();
            assertThat(prompts).containsExactly(5, 6, 7, 8);
            if (times == 1) {
                assertThat(instants)
                        .containsExactly(0L, 1_234_567_891L, twoHours + 3, 3 * twoHours + 1);
            }
            assertThat(instants.get(3)).isCloseTo((3 * twoHours + 1) / times, within(1L));
        }
    }

    /** A burst consumes it faster, and it ends all the same. */
    @Test
    void traceFromItsStart_inABurst_isConsumedFaster() {
        Trace trace = trace(400);
        List<Long> instants = new ArrayList<>();
        Simulation simulation =
                Simulation.start(
                        TestPlans.plan(
                                new TrafficPlan.TraceReplay(trace, trace.meanPerSecond(), true),
                                CLOSED_DOOR,
                                1_000 * SECOND),
                        3,
                        ended -> instants.add(ended.arrivalNanos()));
        simulation.intervene(new Intervention.Burst(4_000, 1_000 * SECOND));
        simulation.drain();
        assertThat(instants).hasSize(400);
        assertThat(instants.get(399)).isCloseTo(trace.offsetNanos(399) / 4, within(1L));
    }

    /** Where a ring begins is known without running it. */
    @Test
    void firstRow_isThatOfTheFirstRequest() {
        for (long seed = 1; seed < 20; seed++) {
            int[] prompts = new int[50];
            int[] outputs = new int[50];
            long[] arrivals = new long[50];
            for (int row = 0; row < 50; row++) {
                arrivals[row] = (long) row * row * MILLI;
                prompts[row] = row;
                outputs[row] = 1;
            }
            TrafficPlan.TraceReplay ring =
                    new TrafficPlan.TraceReplay(new Trace(arrivals, prompts, outputs), 20);
            List<Integer> seen = new ArrayList<>();
            Simulation.start(
                            TestPlans.plan(ring, CLOSED_DOOR, 9 * SECOND),
                            seed,
                            ended -> seen.add(ended.promptTokens()))
                    .advanceTo(9 * SECOND);
            assertThat(seen.get(0)).isEqualTo(ring.firstRow(seed, 0));
        }
    }
}
