package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.policy.BalancerPlan;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.FleetPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.ScalingPlan;
import io.headroom.simulator.policy.TickClock;
import io.headroom.simulator.stage.AttemptsPlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.Leaves;
import io.headroom.simulator.stage.LinkPlan;
import io.headroom.simulator.stage.ReplicasPlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.SharingPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.RateProfile;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** A mechanism that is there and can never bite leaves the run as if it were not there. */
class SwitchedOffTest {
    static final long NEVER = 1_000 * SECOND;
    static final QueuePlan QUEUE = new QueuePlan(20, new Overflow.DropOldest());
    static final Sampler NOISE = new Sampler.Exponential(1);

    static LongStream seeds() {
        return LongStream.range(100, 130);
    }

    @Test
    void batchesOfOne_areSingle() {
        same(
                path(new BatchingPlan.Single()),
                path(new BatchingPlan.Greedy(1)),
                path(new BatchingPlan.Windowed(1, 0)),
                path(new BatchingPlan.Windowed(1, MILLI)),
                path(new BatchingPlan.Static(1, 0)),
                path(new BatchingPlan.Static(1, MILLI)),
                path(new BatchingPlan.Adaptive(1, MILLI, MILLI)),
                // With a target that no batch meets the maximum stays where it begins.
                path(new BatchingPlan.Adaptive(16, MILLI, 1)),
                // A clock that ticks at every instant.
                path(new BatchingPlan.OnTick(1, new TickClock(1, 1, 0))));
    }

    @Test
    void windowOfNoTime_isGreedy() {
        same(path(new BatchingPlan.Greedy(8)), path(new BatchingPlan.Windowed(8, 0)));
    }

    @Test
    void patienceBeyondEveryWait_isNone() {
        Sampler patience = new Sampler.Constant(NEVER);
        same(
                station(QUEUE, FleetPlan.STEADY),
                station(new QueuePlan(20, QUEUE.overflow(), patience), FleetPlan.STEADY));
    }

    @Test
    void autoscalerWithoutAChoice_isNone() {
        List<StagePlan> paths = new ArrayList<>(List.of(station(QUEUE, FleetPlan.STEADY)));
        for (ScalingPlan scaling :
                List.of(
                        new ScalingPlan.Target(2, 2, 10 * MILLI, 0.5),
                        new ScalingPlan.Steps(2, 2, 7 * MILLI, 0.8, 3, 0.2, 1),
                        new ScalingPlan.Predictive(2, 2, 9 * MILLI, 0.5, SECOND))) {
            paths.add(
                    station(
                            QUEUE,
                            new FleetPlan(
                                    new Sampler.Constant(SECOND), FleetPlan.OnLoss.FAIL, scaling)));
        }
        same(paths.toArray(new StagePlan[0]));
    }

    @Test
    void balancerBeforeOneReplica_isNone() {
        StagePlan plain = station(QUEUE, FleetPlan.STEADY);
        List<StagePlan> paths = new ArrayList<>(List.of(plain));
        for (BalancerPlan balancer :
                List.of(
                        new BalancerPlan.Random(),
                        new BalancerPlan.RoundRobin(),
                        new BalancerPlan.LeastConnections(),
                        new BalancerPlan.PowerOf(3),
                        new BalancerPlan.Affinity())) {
            ReplicasPlan once = new ReplicasPlan("replicas", balancer, List.of(plain));
            paths.add(once);
            paths.add(new ReplicasPlan("outer", balancer, List.of(once)));
        }
        same(paths.toArray(new StagePlan[0]));
    }

    @Test
    void waysToSayASequence_areOne() {
        StagePlan first = path(new BatchingPlan.Greedy(3));
        StagePlan second = new DelayPlan("delay", new Sampler.Exponential(MILLI));
        StagePlan third = new SharingPlan("sharing", 2, new Sampler.Exponential(MILLI), 50);
        same(
                SequencePlan.of(first, second, third),
                SequencePlan.of(SequencePlan.of(first, second), third),
                SequencePlan.of(first, SequencePlan.of(SequencePlan.of(second), third)));
    }

    @Test
    void timersAndTimeOutsBeyondEverything_areNone() {
        StagePlan station = path(new BatchingPlan.Greedy(3));
        same(
                fork(station, ForkPlan.NO_TIMER, ForkPlan.OnTimer.PROCEED),
                fork(station, NEVER, ForkPlan.OnTimer.PROCEED),
                fork(station, NEVER, ForkPlan.OnTimer.FAIL));
        same(
                attempts(station, AttemptsPlan.NO_TIMEOUT, 3, true),
                attempts(station, NEVER, 3, true),
                attempts(station, NEVER, 3, false));
    }

    /** Noise is drawn per attempt, so only without noise is one attempt like none. */
    @Test
    void oneAttempt_isLikeNone() {
        StagePlan plain = quiet();
        sameEnds(
                plain,
                ForkPlan.all("fork", List.of(plain)),
                ForkPlan.all("outer", List.of(ForkPlan.all("inner", List.of(plain)))),
                ForkPlan.hedged("hedge", plain, NEVER, ForkPlan.Losers.CANCEL),
                ForkPlan.hedged("hedge", plain, NEVER, ForkPlan.Losers.RUN_ON),
                ForkPlan.hedged("hedge", plain, NEVER, ForkPlan.Losers.CANCEL_WHEN_ONE_STARTS),
                attempts(plain, AttemptsPlan.NO_TIMEOUT, 1, true),
                attempts(attempts(plain, NEVER, 1, false), NEVER, 1, true));
    }

    @Test
    void classesOfPriority_ofWhichOneIsUsed_areNone() {
        StagePlan station = path(new BatchingPlan.Static(4, 3 * MILLI));
        List<Long> digests = new ArrayList<>();
        for (int priority = 0; priority < 4; priority++) {
            digests.add(run(flow(new TrafficPlan.Poisson(900), station, priority, NEVER)));
        }
        assertThat(digests).containsOnly(digests.get(0));
    }

    @Test
    void mostRequestsBeyondAll_isNone() {
        StagePlan station = path(new BatchingPlan.Single());
        TrafficPlan traffic = new TrafficPlan.Poisson(900);
        assertThat(run(flow(traffic, station, 0, 1_000_000)))
                .isEqualTo(run(flow(traffic, station, 0, Long.MAX_VALUE)))
                .isNotEqualTo(run(flow(traffic, station, 0, 100)));
    }

    @Test
    void profileOfOne_isNone() {
        StagePlan station = path(new BatchingPlan.Single());
        TrafficPlan.Poisson plain = new TrafficPlan.Poisson(900);
        RateProfile steady = RateProfile.steps(new long[] {0}, new double[] {1});
        assertThat(run(flow(new TrafficPlan.Profiled(plain, steady), station, 0, NEVER)))
                .isEqualTo(run(flow(plain, station, 0, NEVER)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void interventionsThatChangeNothing_changeNothing(long seed) {
        SimulationPlan plan = RandomPlans.of(seed);
        Simulation left = Simulation.start(plan, seed);
        Simulation touched = Simulation.start(plan, seed);
        touched.advanceTo(plan.durationNanos() / 4);
        for (StagePlan leaf : plan.leaves()) {
            String name = Leaves.name(leaf);
            if (leaf instanceof LinkPlan || leaf instanceof DelayPlan) {
                touched.intervene(new Intervention.Degrade(name, 1_000, 1_000, 70 * MILLI));
            }
            if (leaf instanceof StationPlan || leaf instanceof SharingPlan) {
                touched.intervene(
                        new Intervention.Speed(name, Intervention.Speed.ALL, 1_000, 90 * MILLI));
                touched.intervene(new Intervention.Speed(name, 1, 1_000, 80 * MILLI));
            }
        }
        touched.advanceTo(plan.durationNanos());
        assertThat(Digest.of(touched)).as("seed %d, %s", seed, plan).isEqualTo(Digest.of(left));
    }

    /** Three who share two servers: an account of their work cannot be split without rounding. */
    @Test
    void speedThatStays_saidAgainAndAgain_changesNothing() {
        StagePlan sharing = new SharingPlan("sharing", 2, new Sampler.Exponential(MILLI), 50);
        Flow flow = flow(new TrafficPlan.Poisson(1_600), sharing, 0, NEVER);
        SimulationPlan plan = new SimulationPlan(List.of(flow), TestPlans.FREE, SECOND);
        Simulation left = Simulation.start(plan, 4);
        Simulation touched = Simulation.start(plan, 4);
        for (long at = 0; at < SECOND; at += 999_983) {
            touched.advanceTo(at);
            touched.intervene(
                    new Intervention.Speed("sharing", Intervention.Speed.ALL, 1_000, MILLI / 2));
        }
        left.advanceTo(SECOND);
        touched.advanceTo(SECOND);
        assertThat(Digest.of(touched)).isEqualTo(Digest.of(left));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void flowThatSendsNothing_changesNothingForOthers(long seed) {
        SimulationPlan plan = RandomPlans.of(seed);
        List<Flow> flows = new ArrayList<>(plan.flows());
        flows.add(
                new Flow(
                        "idle",
                        new TrafficPlan.Renewal(0.0001, Sampler.ONE),
                        path(new BatchingPlan.Static(4, MILLI)),
                        TestPlans.within(SECOND)));
        Measurement without = drained(plan, seed);
        Measurement with =
                drained(
                        new SimulationPlan(
                                flows, plan.tariff(), plan.durationNanos(), plan.devices()),
                        seed);

        int count = plan.flows().size();
        int leaves = plan.leaves().size();
        assertThat(with.flows().get(count).offered()).isZero();
        assertThat(with.flows().subList(0, count)).isEqualTo(without.flows());
        assertThat(with.stages().subList(0, leaves)).isEqualTo(without.stages());
        assertThat(with.attempts()).isEqualTo(without.attempts());
    }

    static Measurement drained(SimulationPlan plan, long seed) {
        Simulation simulation = Simulation.start(plan, seed);
        simulation.advanceTo(plan.durationNanos());
        simulation.checkBooks();
        return simulation.measure();
    }

    static StationPlan path(BatchingPlan batching) {
        return new StationPlan("station", 2, batching, QUEUE, TestPlans.constant(2 * MILLI, NOISE));
    }

    private static StationPlan station(QueuePlan queue, FleetPlan fleet) {
        return new StationPlan(
                "station",
                2,
                new BatchingPlan.Single(),
                queue,
                TestPlans.constant(2 * MILLI, NOISE),
                fleet,
                StationRates.FREE);
    }

    private static StationPlan quiet() {
        return new StationPlan(
                "station",
                2,
                new BatchingPlan.Windowed(3, MILLI),
                QUEUE,
                TestPlans.constant(5 * MILLI, Sampler.ONE));
    }

    private static StagePlan fork(StagePlan stage, long timerNanos, ForkPlan.OnTimer onTimer) {
        ForkPlan.Branch branch = new ForkPlan.Branch(0, stage);
        ForkPlan.Branch later = new ForkPlan.Branch(MILLI, stage);
        return new ForkPlan(
                "fork", List.of(branch, later), 1, timerNanos, onTimer, ForkPlan.Losers.CANCEL);
    }

    private static StagePlan attempts(
            StagePlan stage, long timeoutNanos, int most, boolean cancels) {
        return new AttemptsPlan("client", stage, timeoutNanos, cancels, most, Sampler.ONE);
    }

    static Flow flow(TrafficPlan traffic, StagePlan path, int priority, long most) {
        return new Flow("flow", traffic, path, TestPlans.within(4 * MILLI), priority, most);
    }

    private static long run(Flow flow) {
        SimulationPlan plan = new SimulationPlan(List.of(flow), TestPlans.FREE, 2 * SECOND);
        return Digest.of(Simulation.start(plan, 7));
    }

    private static void same(StagePlan... paths) {
        List<Long> digests = new ArrayList<>();
        for (StagePlan path : paths) {
            digests.add(run(flow(new TrafficPlan.Poisson(900), path, 0, NEVER)));
        }
        assertThat(digests).containsOnly(digests.get(0));
    }

    static void sameEnds(StagePlan... paths) {
        List<List<String>> all = new ArrayList<>();
        for (StagePlan path : paths) {
            List<String> ends = new ArrayList<>();
            Flow flow = flow(new TrafficPlan.Poisson(500), path, 0, NEVER);
            SimulationPlan plan = new SimulationPlan(List.of(flow), TestPlans.FREE, 2 * SECOND);
            Simulation.start(
                            plan,
                            7,
                            end ->
                                    ends.add(
                                            end.ordinal()
                                                    + " "
                                                    + end.endNanos()
                                                    + " "
                                                    + end.waitedNanos()
                                                    + " "
                                                    + end.outcome()))
                    .drain();
            all.add(ends);
        }
        assertThat(all.get(0)).hasSizeGreaterThan(900);
        assertThat(all).containsOnly(all.get(0));
    }
}
