package io.headroom.content.simulation;

import io.headroom.simulator.SimulationPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.Leaves;
import io.headroom.simulator.stage.ReplicasPlan;
import io.headroom.simulator.stage.SharingPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Names of what events can be done to.
 *
 * @param stations what has a batcher
 * @param working what has a speed
 * @param losable what can be lost
 * @param scalable what can have more and fewer servers
 * @param engines language-model servers
 */
record EventTargets(
        List<String> stations,
        List<String> working,
        List<String> losable,
        List<String> scalable,
        List<EnginePlan> engines) {

    /** Those of a plan. */
    static EventTargets of(SimulationPlan plan) {
        List<String> stations = names(plan, StationPlan.class::isInstance);
        List<String> engines = names(plan, EnginePlan.class::isInstance);
        List<String> fleets = plan.fleets().stream().map(ReplicasPlan::name).toList();
        return new EventTargets(
                stations,
                both(both(stations, engines), names(plan, SharingPlan.class::isInstance)),
                both(both(stations, engines), fleets),
                both(stations, fleets),
                plan.leaves().stream()
                        .filter(EnginePlan.class::isInstance)
                        .map(EnginePlan.class::cast)
                        .toList());
    }

    /** Where the plan could not be read, every name may be anything. */
    static EventTargets any(List<String> names) {
        return new EventTargets(names, names, names, names, List.of());
    }

    private static List<String> names(SimulationPlan plan, Predicate<StagePlan> kind) {
        return plan.leaves().stream().filter(kind).map(Leaves::name).toList();
    }

    private static List<String> both(List<String> some, List<String> others) {
        List<String> both = new ArrayList<>(some);
        both.addAll(others);
        return List.copyOf(both);
    }
}
