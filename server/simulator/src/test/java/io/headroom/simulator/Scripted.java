package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.FleetPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.ScalingPlan;
import io.headroom.simulator.request.EndedRequest;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import java.util.ArrayList;
import java.util.List;

/** Requests at given instants through one path, each with the instant and manner of its end. */
final class Scripted {
    private final List<String> ends = new ArrayList<>();
    private final List<Long> endNanos = new ArrayList<>();
    private final Simulation simulation;

    Scripted(Flow... flows) {
        simulation =
                Simulation.start(
                        new SimulationPlan(List.of(flows), TestPlans.FREE, SECOND / 2),
                        1,
                        this::note);
    }

    /** Requests of the first class at 0, one step, two steps …. */
    static Flow flow(int requests, long stepNanos, StagePlan path) {
        TrafficPlan traffic =
                new TrafficPlan.PhaseLocked(requests, SECOND, stepNanos, Sampler.ZERO);
        return new Flow("scripted", traffic, path, TestPlans.within(SECOND));
    }

    /** One request at an instant. */
    static Flow one(String name, long nanos, int priority, StagePlan path) {
        TrafficPlan traffic =
                new TrafficPlan.PhaseLocked(1, SECOND, 0, new Sampler.Constant(nanos));
        return new Flow(name, traffic, path, TestPlans.within(SECOND), priority, 1);
    }

    /** A station whose batches take 20 ms and whose servers start at once. */
    static StationPlan station(
            int servers, BatchingPlan batching, int capacity, Overflow overflow) {
        return new StationPlan(
                "station",
                servers,
                batching,
                new QueuePlan(capacity, overflow),
                TestPlans.constant(20 * MILLI, Sampler.ONE),
                new FleetPlan(Sampler.ZERO, FleetPlan.OnLoss.REQUEUE, new ScalingPlan.Fixed()),
                StationRates.FREE);
    }

    Scripted at(long nanos, Intervention intervention) {
        simulation.advanceTo(nanos);
        simulation.checkBooks();
        simulation.intervene(intervention);
        return this;
    }

    /** How each request ended, in order of ending. */
    List<String> ends() {
        simulation.drain();
        simulation.advanceTo(simulation.nowNanos() + SECOND);
        simulation.checkBooks();
        return ends;
    }

    /** When each request ended, in order of ending. */
    List<Long> endNanos() {
        ends();
        return endNanos;
    }

    private void note(EndedRequest ended) {
        char name = (char) ('a' + ended.ordinal());
        ends.add(name + "@" + ended.endNanos() / MILLI + " " + ended.outcome());
        endNanos.add(ended.endNanos());
    }

    Simulation simulation() {
        return simulation;
    }
}
