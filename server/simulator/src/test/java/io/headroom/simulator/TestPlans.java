package io.headroom.simulator;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import java.util.List;

/** Plans in a few words. */
final class TestPlans {
    static final long MILLI = 1_000_000;
    static final long SECOND = 1_000 * MILLI;
    static final CostRates FREE = new CostRates(0, 0, 0, 0);
    static final QueuePlan LONG_LINE = new QueuePlan(100_000, new Overflow.Reject());

    private TestPlans() {}

    static Objective within(long deadlineNanos) {
        return new Objective("request", Objective.Deadline.COMPLETION, deadlineNanos);
    }

    /** The same objective, of who lost his place no more often than that. */
    static Objective bearing(int preemptions, Objective like) {
        return judged(like, like.since(), preemptions);
    }

    /** The same limits, counted from the instant of a set. */
    static Objective sinceSets(Objective like) {
        return judged(like, Objective.Since.SET, like.mostPreemptions());
    }

    private static Objective judged(Objective like, Objective.Since since, int preemptions) {
        return new Objective(
                like.unitName(),
                like.deadline(),
                like.deadlineNanos(),
                like.paces(),
                like.quality(),
                like.requestWeight(),
                like.weightPerUnit(),
                since,
                preemptions);
    }

    static SimulationPlan plan(TrafficPlan traffic, StationPlan station, long durationNanos) {
        return new SimulationPlan(traffic, List.of(station), within(SECOND), FREE, durationNanos);
    }

    static SimulationPlan path(TrafficPlan traffic, StagePlan path, long durationNanos) {
        Flow flow = new Flow("requests", traffic, path, within(SECOND));
        return new SimulationPlan(List.of(flow), FREE, durationNanos);
    }

    static SimulationPlan poisson(double perSecond, StationPlan station) {
        return plan(new TrafficPlan.Poisson(perSecond), station, 10 * SECOND);
    }

    static StationPlan exponentialServer(int servers, double meanNanos) {
        return station(servers, LONG_LINE, constant(meanNanos, new Sampler.Exponential(1)));
    }

    static StationPlan station(int servers, QueuePlan queue, ServicePlan service) {
        return new StationPlan("server", servers, new BatchingPlan.Single(), queue, service);
    }

    static ServicePlan.PerBatch constant(double fixedNanos, Sampler noise) {
        return new ServicePlan.PerBatch(fixedNanos, 0, 1, noise);
    }
}
