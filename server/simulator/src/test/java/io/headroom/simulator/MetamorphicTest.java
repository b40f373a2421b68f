package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What must happen to the outcome when the plan is changed in a known way. */
class MetamorphicTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void oneMoreServer_letsNoRequestWaitLonger(long seed) {
        TrafficPlan traffic = new TrafficPlan.Poisson(900);
        for (int servers = 1; servers < 6; servers++) {
            List<Long> fewer = waits(traffic, servers, seed);
            List<Long> more = waits(traffic, servers + 1, seed);
            assertThat(more).hasSameSizeAs(fewer);
            for (int request = 0; request < fewer.size(); request++) {
                assertThat(more.get(request))
                        .as("seed %d, request %d, %d servers", seed, request, servers + 1)
                        .isLessThanOrEqualTo(fewer.get(request));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
    void allTimesTenfold_multiplyEveryTimeByTen(long seed) {
        Measurement once = wholeTimes(seed, 1);
        Measurement tenfold = wholeTimes(seed, 10);

        assertThat(tenfold.offered()).isEqualTo(once.offered()).isPositive();
        assertThat(tenfold.dropped()).isEqualTo(once.dropped());
        assertThat(tenfold.good()).isEqualTo(once.good());
        assertThat(tenfold.meanBatch()).isEqualTo(once.meanBatch());
        assertThat(tenfold.presenceNanos()).isEqualTo(10 * once.presenceNanos());
        assertThat(tenfold.completedNanos()).isEqualTo(10 * once.completedNanos());
        assertThat(tenfold.stages().get(0).formingNanos())
                .isEqualTo(10 * once.stages().get(0).formingNanos());
        assertThat(tenfold.stages().get(1).busyNanos())
                .isEqualTo(10 * once.stages().get(1).busyNanos());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void batchesOfOne_areSinglesWhateverTheirName(long seed) {
        List<Long> digests = new ArrayList<>();
        for (BatchingPlan batching :
                List.of(
                        new BatchingPlan.Single(),
                        new BatchingPlan.Greedy(1),
                        new BatchingPlan.Windowed(1, MILLI),
                        new BatchingPlan.Windowed(1, 0))) {
            StationPlan station =
                    new StationPlan(
                            "server",
                            2,
                            batching,
                            new QueuePlan(5, new Overflow.DropOldest()),
                            TestPlans.constant(MILLI, new Sampler.Exponential(1)));
            SimulationPlan plan =
                    TestPlans.plan(new TrafficPlan.Poisson(2_500), station, 3 * SECOND);
            digests.add(Digest.of(Simulation.start(plan, seed)));
        }
        assertThat(digests).containsOnly(digests.get(0));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void burstOfOne_changesNothing(long seed) {
        SimulationPlan plan = RandomPlans.of(seed);
        Simulation touched = Simulation.start(plan, seed);
        touched.advanceTo(100 * MILLI);
        touched.intervene(new Intervention.Burst(1_000, 100 * MILLI));

        assertThat(Digest.of(touched)).isEqualTo(Digest.of(Simulation.start(plan, seed)));
    }

    /** Waits in order of arrival; work is drawn per request, so it is the same for all. */
    private static List<Long> waits(TrafficPlan traffic, int servers, long seed) {
        SimulationPlan plan =
                TestPlans.plan(
                        traffic,
                        TestPlans.station(
                                servers,
                                TestPlans.LONG_LINE,
                                TestPlans.constant(MILLI, new Sampler.Exponential(1))),
                        2 * SECOND);
        List<long[]> ends = new ArrayList<>();
        Simulation.start(
                        plan,
                        seed,
                        request ->
                                ends.add(
                                        new long[] {
                                            request.ordinal(),
                                            request.endNanos() - request.arrivalNanos()
                                        }))
                .drain();
        ends.sort((left, right) -> Long.compare(left[0], right[0]));
        return ends.stream().map(end -> end[1]).toList();
    }

    /** Two stations whose times are whole numbers of nanoseconds, {@code factor}-fold. */
    private static Measurement wholeTimes(long seed, long factor) {
        SplittableRandom random = new SplittableRandom(seed);
        StationPlan first =
                new StationPlan(
                        "batcher",
                        random.nextInt(1, 3),
                        new BatchingPlan.Windowed(
                                random.nextInt(2, 9), factor * random.nextLong(8 * MILLI)),
                        new QueuePlan(12, new Overflow.DropOldest()),
                        new ServicePlan.PerBatch(
                                (double) (factor * random.nextLong(4 * MILLI)),
                                (double) (factor * random.nextLong(2 * MILLI)),
                                1,
                                Sampler.ONE));
        StationPlan second =
                TestPlans.station(
                        2,
                        new QueuePlan(random.nextInt(6), new Overflow.DropNewest()),
                        TestPlans.constant(
                                (double) (factor * random.nextLong(9 * MILLI)), Sampler.ONE));
        TrafficPlan traffic =
                new TrafficPlan.PhaseLocked(
                        random.nextInt(2, 9),
                        factor * random.nextLong(9 * MILLI, 30 * MILLI),
                        factor * random.nextLong(MILLI),
                        Sampler.ZERO);
        SimulationPlan plan =
                new SimulationPlan(
                        traffic,
                        List.of(first, second),
                        TestPlans.within(factor * 15 * MILLI),
                        TestPlans.FREE,
                        factor * 2 * SECOND);
        Simulation simulation = Simulation.start(plan, seed);
        simulation.advanceTo(factor * 3 * SECOND);
        simulation.checkBooks();
        return simulation.measure();
    }
}
