package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.simulator.chance.Empirical;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.cost.TransferPlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.LossPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.LinkModes;
import io.headroom.simulator.stage.LinkPlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.EvenGaps;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.util.ArrayList;
import java.util.List;

/** What the mechanisms of cars and glasses do together, and when they do nothing. */
@Execution(ExecutionMode.CONCURRENT)
class EdgeEmergenceTest {
    private static final long SEED = 1;

    /** One in fifty is slowed down sevenfold, from 2 ms to 14. */
    private static final Sampler CONTENTION =
            new Empirical(new double[] {1, 7}, new double[] {49, 1});

    /**
     * Ten branches with two in a hundred slow: 0.98¹⁰ = 0.817 are in time. A second attempt after 4
     * ms meets contention of its own, so both are slow once in 2,500: 0.9996¹⁰ = 0.996.
     */
    @Test
    void hedgedFanOut_isLateOnlyWhereBothAttemptsMeetContention() {
        ServicePlan contended = TestPlans.constant(2 * MILLI, CONTENTION);
        Measurement plain = fanOut(contended, RequestShape.ONE, 0);
        Measurement hedged = fanOut(contended, RequestShape.ONE, 4 * MILLI);
        Measurement late = fanOut(contended, RequestShape.ONE, 9 * MILLI);

        assertThat(plain.adherence()).isCloseTo(StrictMath.pow(0.98, 10), within(0.01));
        assertThat(hedged.adherence()).isCloseTo(StrictMath.pow(0.9996, 10), within(0.002));
        assertThat(late.adherence()).as("too late to help").isCloseTo(0.817, within(0.01));
        assertThat(hedged.utilization()).isLessThan(1.05 * plain.utilization());
    }

    /** The same slowness, but of the input: both attempts at it are slow, and nothing is gained. */
    @Test
    void hedgedFanOut_gainsNothingWhenSlownessComesFromTheInput() {
        ServicePlan bySize = new ServicePlan.PerBatch(0, 2 * MILLI, 1, Sampler.ONE);
        RequestShape input = RequestShape.Drawn.work(CONTENTION);
        Measurement plain = fanOut(bySize, input, 0);
        Measurement hedged = fanOut(bySize, input, 4 * MILLI);

        assertThat(plain.adherence()).isCloseTo(0.98, within(0.004));
        assertThat(hedged.good()).isEqualTo(plain.good());
        assertThat(hedged.stages().get(0).busyNanos())
                .isGreaterThan(plain.stages().get(0).busyNanos());
    }

    /** Pinned cores meet no contention: no hedge is needed. */
    @Test
    void pinnedCores_areNeverLate() {
        Measurement pinned =
                fanOut(TestPlans.constant(2 * MILLI, Sampler.ONE), RequestShape.ONE, 0);
        assertThat(pinned.good()).isEqualTo(pinned.completed());
    }

    /** Nobody is interrupted: the loop waits for the slice under way, whatever its priority. */
    @Test
    void bestEffortSlices_blockTheLoopForAsLongAsTheyAre() {
        for (long slice : new long[] {1, 8}) {
            Measurement measured = slices(slice);
            double worst = (double) measured.flows().get(0).completion().p999Nanos() / MILLI;
            assertThat(worst).isCloseTo(4.0 + slice, within(0.02 * (4 + slice)));
            assertThat(measured.utilization()).as("the map fills the rest").isGreaterThan(0.99);
        }
        assertThat(slices(1).flows().get(0).adherence()).isEqualTo(1);
        assertThat(slices(8).flows().get(0).adherence()).isLessThan(0.9);
    }

    /**
     * Frames that go over a link with outages that last, and a model on the glasses that starts
     * when there is no answer after 12 ms: far fewer are late, and they still come in runs. With
     * the same share of bad moments, but of single frames, runs are short.
     */
    @Test
    void offloadUnderCorrelatedOutages_isLateInRuns_andTheFallbackCatchesMost() {
        Runs bare = offload(true, false);
        Runs correlated = offload(true, true);
        Runs independent = offload(false, false);

        assertThat(bare.lateShare()).isCloseTo(independent.lateShare(), within(0.02));
        assertThat(bare.meanRun()).isGreaterThan(5 * independent.meanRun());
        assertThat(correlated.lateShare()).isLessThan(bare.lateShare() / 3);
    }

    /** Late frames in order of their ordinals, and the runs that they make. */
    private static final class Runs {
        private final boolean[] late = new boolean[100_000];
        private int count;

        private double lateShare() {
            int all = 0;
            for (int frame = 0; frame < count; frame++) {
                all += late[frame] ? 1 : 0;
            }
            return (double) all / count;
        }

        private double meanRun() {
            int runs = 0;
            for (int frame = 1; frame < count; frame++) {
                runs += late[frame] && !late[frame - 1] ? 1 : 0;
            }
            return lateShare() * count / runs;
        }
    }

    private static Runs offload(boolean correlated, boolean fallback) {
        LinkModes modes =
                new LinkModes(
                        List.of(
                                new LinkModes.Disturbance(
                                        "outage",
                                        0.06,
                                        250 * MILLI,
                                        new Sampler.Uniform(40 * MILLI, 400 * MILLI),
                                        1_000,
                                        0)),
                        correlated);
        LinkPlan wifi =
                new LinkPlan(
                        "wifi",
                        TransferPlan.fixed(new Sampler.LogNormal(3 * MILLI, 0.2), 50e6, 30_000),
                        1,
                        modes,
                        LossPlan.NONE,
                        new QueuePlan(4, new Overflow.DropOldest()),
                        StationRates.FREE);
        StagePlan remote = SequencePlan.of(wifi, station("edge", 4, 8));
        StagePlan path = remote;
        if (fallback) {
            List<ForkPlan.Branch> branches =
                    List.of(
                            new ForkPlan.Branch(0, remote),
                            new ForkPlan.Branch(12 * MILLI, station("local", 16, 1)));
            path =
                    new ForkPlan(
                            "frame",
                            branches,
                            1,
                            ForkPlan.NO_TIMER,
                            ForkPlan.OnTimer.PROCEED,
                            ForkPlan.Losers.CANCEL);
        }
        Runs runs = new Runs();
        TrafficPlan camera = TrafficPlan.FrameClock.perSecond(60, Sampler.ONE);
        Simulation simulation =
                Simulation.start(
                        TestPlans.path(camera, path, 1_500 * SECOND),
                        SEED,
                        ended -> {
                            int frame = (int) ended.ordinal();
                            long nanos = ended.endNanos() - ended.arrivalNanos();
                            runs.late[frame] = nanos > 33 * MILLI;
                            runs.count = Math.max(runs.count, frame + 1);
                        });
        simulation.drain();
        return runs;
    }

    private static Measurement slices(long sliceMillis) {
        StationPlan engine =
                TestPlans.station(
                        1, TestPlans.LONG_LINE, new ServicePlan.PerBatch(0, MILLI, 1, Sampler.ONE));
        // A prime period, so that the loop meets the slices at every offset.
        Flow loop =
                new Flow(
                        "loop",
                        new TrafficPlan.FrameClock(1, 10_000_019, new Sampler.Constant(4)),
                        engine,
                        TestPlans.within(10 * MILLI),
                        0,
                        Long.MAX_VALUE);
        RequestShape slice = new RequestShape.Fixed(1, 1, sliceMillis * 1_000);
        Flow map =
                new Flow(
                        "map",
                        new TrafficPlan.ClosedLoop(1, new Sampler.Constant(1), slice),
                        engine,
                        TestPlans.within(SECOND),
                        1,
                        Long.MAX_VALUE);
        SimulationPlan plan = new SimulationPlan(List.of(loop, map), TestPlans.FREE, 200 * SECOND);
        Simulation simulation =
                Simulation.start(plan, SEED, new Watch(SECOND, Watch.PLAIN.observer(), true));
        simulation.advanceTo(200 * SECOND);
        return simulation.measure();
    }

    private static StationPlan station(String name, long millis, int capacity) {
        return new StationPlan(
                name,
                1,
                new BatchingPlan.Single(),
                new QueuePlan(capacity, new Overflow.DropOldest()),
                TestPlans.constant((double) (millis * MILLI), Sampler.ONE));
    }

    /** Thirty frames a second through ten branches, each hedged after a while, or not for 0. */
    private static Measurement fanOut(ServicePlan service, RequestShape shape, long hedgeNanos) {
        List<StagePlan> branches = new ArrayList<>();
        for (int branch = 0; branch < 10; branch++) {
            StationPlan cores =
                    new StationPlan(
                            "cores " + branch,
                            4,
                            new BatchingPlan.Single(),
                            TestPlans.LONG_LINE,
                            service);
            branches.add(
                    hedgeNanos == 0
                            ? cores
                            : ForkPlan.hedged(
                                    "hedge " + branch, cores, hedgeNanos, ForkPlan.Losers.CANCEL));
        }
        TrafficPlan frames = EvenGaps.of(30, 0);
        TrafficPlan.Renewal shaped =
                new TrafficPlan.Renewal(30, Sampler.ONE, Sampler.ONE, shape, 0);
        Flow flow =
                new Flow(
                        "frames",
                        shape.equals(RequestShape.ONE) ? frames : shaped,
                        ForkPlan.all("models", branches),
                        TestPlans.within(10 * MILLI));
        Simulation simulation =
                Simulation.start(
                        new SimulationPlan(List.of(flow), TestPlans.FREE, 1_000 * SECOND), SEED);
        simulation.drain();
        return simulation.measure();
    }
}
