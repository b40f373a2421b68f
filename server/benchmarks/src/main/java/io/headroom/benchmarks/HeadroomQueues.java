package io.headroom.benchmarks;

import io.headroom.simulator.Flow;
import io.headroom.simulator.Simulation;
import io.headroom.simulator.SimulationPlan;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import java.util.ArrayList;
import java.util.List;

/** Headroom, with everything on that it measures in a game. */
final class HeadroomQueues implements Queues {
    /** At a load of 0.8 a request finds so many before it once in 10⁹⁶. */
    private static final int PLACES = 1_000;

    /** Simulated within a minute or so; a benchmark ends long before. */
    private static final long MOST_EVENTS = 2_400_000_000L;

    private final SimulationPlan plan;
    private final Simulation simulation;

    HeadroomQueues(int count, long seed) {
        List<Flow> flows = new ArrayList<>();
        for (int queue = 0; queue < count; queue++) {
            flows.add(flow(queue));
        }
        plan =
                new SimulationPlan(
                        flows, new CostRates(1, 1, 1, 1), Queues.spanNanos(count, MOST_EVENTS));
        simulation = Simulation.start(plan, seed);
    }

    private static Flow flow(int queue) {
        StationPlan station =
                new StationPlan(
                        "server " + queue,
                        1,
                        new BatchingPlan.Single(),
                        new QueuePlan(PLACES, new Overflow.Reject()),
                        new ServicePlan.PerBatch(
                                MEAN_SERVICE_NANOS, 0, 1, new Sampler.Exponential(1)));
        return new Flow(
                "requests " + queue,
                new TrafficPlan.Poisson(ARRIVALS_PER_SECOND),
                station,
                new Objective("request", Objective.Deadline.COMPLETION, 5 * MEAN_SERVICE_NANOS));
    }

    @Override
    public void advanceTo(long nanos) {
        if (nanos > plan.durationNanos()) {
            throw new IllegalStateException(
                    "arrivals end at " + plan.durationNanos() + " ns, asked for " + nanos + " ns");
        }
        simulation.advanceTo(nanos);
    }

    @Override
    public long events() {
        return simulation.events();
    }

    @Override
    public double meanWaitNanos() {
        long nanos = 0;
        long started = 0;
        for (StageMeasurement stage : simulation.measure().stages()) {
            nanos += stage.queueNanos();
            started += stage.started();
        }
        return (double) nanos / started;
    }
}
