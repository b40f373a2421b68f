package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.policy.BalancerPlan;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.FleetPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.ScalingPlan;
import io.headroom.simulator.stage.AttemptsPlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.ReplicasPlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.SharingPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.RateProfile;
import io.headroom.simulator.traffic.TrafficPlan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan a track and a plan a mechanism, each with a burst and, at the end, all in one. */
final class GoldenPlans {
    private static final long SEED = 20_260_101;
    private static final Sampler NOISE = new Sampler.LogNormal(1, 0.5);

    private GoldenPlans() {}

    static Map<String, SimulationPlan> all() {
        Map<String, SimulationPlan> plans = new LinkedHashMap<>(TrackPlans.all());
        TrafficPlan poisson = new TrafficPlan.Poisson(700);
        StagePlan single = station("station", new BatchingPlan.Single());
        plans.put("renewal", plan(new TrafficPlan.Renewal(600, NOISE), single));
        plans.put("modulated", plan(TrafficPlan.MarkovModulated.bursty(500, 8, 0.1), single));
        plans.put("profiled", plan(new TrafficPlan.Profiled(poisson0(), profile()), single));
        plans.put(
                "closed loop",
                plan(new TrafficPlan.ClosedLoop(20, new Sampler.Exponential(20 * MILLI)), single));
        plans.put("static", plan(poisson, station("station", new BatchingPlan.Static(6, MILLI))));
        plans.put(
                "adaptive",
                plan(poisson, station("station", new BatchingPlan.Adaptive(8, MILLI, 6 * MILLI))));
        plans.put("sharing", plan(poisson, sharing()));
        plans.put("delay", plan(poisson, new DelayPlan("delay", new Sampler.Exponential(MILLI))));
        plans.put("patience and autoscaler", plan(poisson, impatient()));
        for (BalancerPlan balancer : balancers()) {
            String name = balancer.getClass().getSimpleName();
            plans.put(name, plan(poisson, replicas(balancer)));
        }
        plans.put("fork", plan(poisson, fork(ForkPlan.Losers.CANCEL)));
        plans.put("fork that runs on", plan(poisson, fork(ForkPlan.Losers.RUN_ON)));
        plans.put("tied", plan(poisson, tied()));
        plans.put("retries", plan(poisson, retries(single)));
        plans.put("everything", everything());
        plans.putAll(EnginePlans.all());
        plans.putAll(DevicePlans.all());
        return plans;
    }

    /** Of the plan with a burst, and for its first station a loss and a slow server. */
    static long digest(SimulationPlan plan) {
        Simulation simulation = Simulation.start(plan, SEED);
        simulation.advanceTo(plan.durationNanos() / 3);
        simulation.intervene(new Intervention.Burst(1_700, plan.durationNanos() / 5));
        if (plan.durationNanos() == SECOND && !plan.stations().isEmpty()) {
            String first = plan.stations().get(0).name();
            simulation.intervene(new Intervention.Loss(first, 1, 40 * MILLI));
            simulation.intervene(new Intervention.Speed(first, 1, 700, 300 * MILLI));
        }
        simulation.advanceTo(plan.durationNanos() / 2);
        long half = Digest.of(simulation.measure(), simulation.measureRecent(4));
        return half * 31 + Digest.of(simulation);
    }

    private static SimulationPlan everything() {
        StagePlan inner = retries(replicas(new BalancerPlan.LeastConnections()));
        StagePlan path = SequencePlan.of(sharing(), fork(ForkPlan.Losers.CANCEL), inner);
        return new SimulationPlan(
                List.of(
                        new Flow("first", poisson0(), path, TestPlans.within(9 * MILLI)),
                        new Flow(
                                "second",
                                new TrafficPlan.ClosedLoop(9, new Sampler.Uniform(0, 9 * MILLI)),
                                SequencePlan.of(inner, tied()),
                                TestPlans.within(20 * MILLI),
                                1,
                                900)),
                new CostRates(1, 2, 3, 4),
                SECOND);
    }

    private static TrafficPlan.Poisson poisson0() {
        return new TrafficPlan.Poisson(300);
    }

    private static SimulationPlan plan(TrafficPlan traffic, StagePlan path) {
        Flow flow = new Flow("flow", traffic, path, TestPlans.within(8 * MILLI));
        return new SimulationPlan(List.of(flow), new CostRates(1, 2, 3, 4), SECOND);
    }

    private static StationPlan station(String name, BatchingPlan batching) {
        return new StationPlan(
                name,
                2,
                batching,
                new QueuePlan(20, new Overflow.DropOldest()),
                TestPlans.constant(3 * MILLI, NOISE));
    }

    private static StagePlan impatient() {
        return new StationPlan(
                "station",
                1,
                new BatchingPlan.Windowed(3, MILLI),
                new QueuePlan(30, new Overflow.Reject(), new Sampler.Exponential(9 * MILLI)),
                TestPlans.constant(3 * MILLI, NOISE),
                new FleetPlan(
                        new Sampler.Exponential(20 * MILLI),
                        FleetPlan.OnLoss.FAIL,
                        new ScalingPlan.Predictive(1, 5, 50 * MILLI, 0.7, 20 * MILLI)),
                StationRates.FREE);
    }

    private static StagePlan sharing() {
        return new SharingPlan("sharing", 2, new Sampler.Hyperexponential(2 * MILLI, 2), 30);
    }

    private static List<BalancerPlan> balancers() {
        return List.of(
                new BalancerPlan.Random(),
                new BalancerPlan.RoundRobin(),
                new BalancerPlan.LeastConnections(),
                new BalancerPlan.PowerOf(2),
                new BalancerPlan.Affinity());
    }

    private static StagePlan replicas(BalancerPlan balancer) {
        return new ReplicasPlan(
                "replicas",
                balancer,
                List.of(
                        station("one", new BatchingPlan.Single()),
                        station("two", new BatchingPlan.Greedy(2)),
                        station("three", new BatchingPlan.Single())));
    }

    private static StagePlan fork(ForkPlan.Losers losers) {
        return new ForkPlan(
                "fork",
                List.of(
                        new ForkPlan.Branch(0, station("left", new BatchingPlan.Single())),
                        new ForkPlan.Branch(0, station("middle", new BatchingPlan.Single())),
                        new ForkPlan.Branch(
                                2 * MILLI, station("right", new BatchingPlan.Greedy(4)))),
                2,
                30 * MILLI,
                ForkPlan.OnTimer.PROCEED,
                losers);
    }

    private static StagePlan tied() {
        StagePlan either = replicas(new BalancerPlan.Random());
        return ForkPlan.hedged("tied", either, MILLI, ForkPlan.Losers.CANCEL_WHEN_ONE_STARTS);
    }

    private static StagePlan retries(StagePlan stage) {
        return new AttemptsPlan(
                "client", stage, 12 * MILLI, true, 3, new Sampler.Exponential(4 * MILLI));
    }

    private static RateProfile profile() {
        return RateProfile.ramps(new long[] {0, SECOND / 10, SECOND / 5}, new double[] {0.5, 3, 1})
                .repeatedEvery(SECOND / 4);
    }
}
