package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.cost.StepCoefficients;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.theory.BulkService;
import io.headroom.simulator.theory.ProcessorSharing;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/**
 * With few coefficients a language-model server is a queue that has been solved; and what must not
 * matter does not.
 */
class ReplicaQueuesTest {
    private static final long SEED = 1;
    private static final int MANY = 4_000;
    private static final KvPlan AMPLE = new KvPlan.Paged(16, 10_000_000);

    /** All wait for the iteration to end, then all are served together: gated service. */
    @Test
    void oneTokenEach_withoutLimit_isGatedService() {
        double host = 0.4 * MILLI;
        double each = 0.5 * MILLI;
        double[] service = new double[150];
        for (int size = 1; size <= service.length; size++) {
            service[size - 1] = (host + each * size) / MILLI;
        }
        BulkService gated = BulkService.fixed(1, service);
        LongRun run = run(1_000, RequestShape.ONE, replica(MANY, cost(host, each)), 600);

        run.holds("wait", LongRun::waiting, LongRun::started, gated.meanWait() * MILLI, 0.04);
        run.holds(
                "time in system",
                Measurement::completedNanos,
                Measurement::completed,
                gated.meanTimeInSystem() * MILLI,
                0.04);
    }

    @Test
    void oneTokenEach_withFewSeats_isGreedyBatching() {
        BulkService greedy = BulkService.fixed(3.2, 1, 1, 1, 1);
        LongRun run = run(3_200, RequestShape.ONE, replica(4, cost(MILLI, 0)), 200);

        run.holds("wait", LongRun::waiting, LongRun::started, greedy.meanWait() * MILLI, 0.04);
    }

    /**
     * Iterations of equal length and D seats are D servers, but for starting with the next
     * iteration only: less than one iteration of service more for each request. In a queue with D
     * servers and first come, first served, everybody ends later if anybody's service is longer.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 32})
    void equalIterations_withFewSeats_areServers(int seats) {
        RequestShape shape = answers(new Sampler.Exponential(40));
        double rate = 0.9 * seats / 0.040;
        double step = MILLI;
        List<Long> ends = ends(rate, shape, engine(replica(seats, cost(step, 0))));
        List<Long> atOnce = ends(rate, shape, servers(seats, step, step));
        List<Long> oneStepLater = ends(rate, shape, servers(seats, 2 * step, step));

        assertThat(ends).hasSameSizeAs(atOnce).hasSizeGreaterThan(400);
        for (int request = 0; request < ends.size(); request++) {
            assertThat(ends.get(request))
                    .as("request %d", request)
                    .isBetween(atOnce.get(request), oneStepLater.get(request));
        }
    }

    @Test
    void costPerSequenceOnly_isProcessorSharing() {
        RequestShape shape = answers(new Sampler.Exponential(400));
        double each = 0.025 * MILLI;
        LongRun run = run(70, shape, replica(MANY, cost(0, each)), 2_000);

        // Lengths are rounded to whole tokens and at least one.
        run.holds(
                "time in system",
                Measurement::completedNanos,
                Measurement::completed,
                ProcessorSharing.meanTimeInSystem(0.070, 10) * MILLI,
                0.10);
    }

    @Test
    void pageSize_withAmpleMemory_doesNotMatter() {
        RequestShape shape =
                RequestShape.Drawn.tokens(
                        new Sampler.Exponential(300),
                        new Sampler.Exponential(100),
                        0.3,
                        Sampler.ONE);
        List<Long> digests = new ArrayList<>();
        for (int page : new int[] {1, 16, 256}) {
            KvPlan memory = new KvPlan.Paged(page, 100_000_000 / page);
            ReplicaPlan replica =
                    new ReplicaPlan(64, 1_000, new SchedulerPlan.Chunked(256), memory, COST);
            Simulation simulation = start(40, shape, engine(replica), 20);
            digests.add(Digest.of(simulation));
            assertThat(simulation.measure().completed()).isGreaterThan(500);
        }
        assertThat(digests).containsOnly(digests.get(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 300})
    void events_areFewWhateverTheLengthOfTheAnswers(int factor) {
        RequestShape shape =
                RequestShape.Drawn.tokens(
                        new Sampler.Exponential(1_000),
                        new Sampler.Exponential(20 * factor),
                        0,
                        Sampler.ONE);
        ReplicaPlan replica =
                new ReplicaPlan(256, 100_000_000, new SchedulerPlan.Chunked(512), HUGE, COST);
        Simulation simulation = start(20.0 / factor, shape, engine(replica), 60L * factor);
        simulation.drain();

        assertThat(simulation.measure().completed()).isGreaterThan(1_000);
        assertThat(simulation.events()).isLessThanOrEqualTo(4 * simulation.measure().completed());
    }

    @Test
    void hundredMillionTokens_areTwoLeapsAtMost() {
        RequestShape shape = new RequestShape.Fixed(10, 100_000_000, 1000);
        ReplicaPlan replica =
                new ReplicaPlan(1, 100_000_000, new SchedulerPlan.Chunked(512), HUGE, COST);
        SimulationPlan plan =
                new SimulationPlan(
                        List.of(
                                new Flow(
                                        "requests",
                                        new TrafficPlan.Poisson(1, shape, 0),
                                        engine(replica),
                                        TestPlans.within(SECOND),
                                        0,
                                        1)),
                        TestPlans.FREE,
                        60 * SECOND);
        Simulation simulation = Simulation.start(plan, SEED);
        simulation.drain();

        assertThat(simulation.events()).isLessThanOrEqualTo(4);
        // a + d·j from the second token on, by hand: context 10, 11, 12 …
        long first = 8_000_000 + 10 * 20_000 + 55 * 10;
        long steps = 99_999_999;
        long rest = steps * (8_000_000 + 10 * 400) + 400 * (steps * (steps - 1) / 2);
        assertThat(simulation.measure().completedNanos())
                .isEqualTo((first - 200_000 + rest + 999) / 1000);
    }

    private static final StepCoefficients COST =
            new StepCoefficients(2_000, 6_000, 20, 0, 0.4, 0.01);
    private static final KvPlan HUGE = new KvPlan.Paged(16, 60_000_000);

    private static StepCoefficients cost(double hostNanos, double perSequenceNanos) {
        return new StepCoefficients(hostNanos, 0, 0, perSequenceNanos, 0, 0);
    }

    private static ReplicaPlan replica(int seats, StepCoefficients cost) {
        return new ReplicaPlan(seats, 100_000, new SchedulerPlan.Chunked(8_000), AMPLE, cost);
    }

    private static EnginePlan engine(ReplicaPlan replica) {
        return new EnginePlan("model", replica, TestPlans.LONG_LINE);
    }

    private static RequestShape answers(Sampler.Invertible tokens) {
        return RequestShape.Drawn.tokens(new Sampler.Uniform(1, 1), tokens, 0, Sampler.ONE);
    }

    private static StagePlan servers(int servers, double firstNanos, double nextNanos) {
        return TestPlans.station(
                servers,
                TestPlans.LONG_LINE,
                new ServicePlan.LanguageModelBatch(
                        firstNanos, 0, nextNanos, 0, false, 1, Sampler.ONE));
    }

    private static List<Long> ends(double rate, RequestShape shape, StagePlan stage) {
        SimulationPlan plan = plan(rate, shape, stage, 20);
        long[] ends = new long[100_000];
        Simulation simulation =
                Simulation.start(
                        plan, SEED, ended -> ends[(int) ended.ordinal()] = ended.endNanos());
        simulation.drain();
        List<Long> list = new ArrayList<>();
        for (int request = 0; request < simulation.measure().completed(); request++) {
            list.add(ends[request]);
        }
        return list;
    }

    private static Simulation start(double rate, RequestShape shape, StagePlan stage, long secs) {
        return Simulation.start(plan(rate, shape, stage, secs), SEED);
    }

    private static SimulationPlan plan(
            double perSecond, RequestShape shape, StagePlan stage, long seconds) {
        Flow flow =
                new Flow(
                        "requests",
                        new TrafficPlan.Poisson(perSecond, shape, 0),
                        stage,
                        TestPlans.within(SECOND));
        return new SimulationPlan(List.of(flow), TestPlans.FREE, seconds * SECOND);
    }

    private static LongRun run(
            double perSecond, RequestShape shape, ReplicaPlan replica, long seconds) {
        return new LongRun("replica", plan(perSecond, shape, engine(replica), seconds), SEED);
    }
}
