package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;
import io.headroom.simulator.Flow;
import io.headroom.simulator.SimulationPlan;
import io.headroom.simulator.device.DevicePlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.Leaves;
import io.headroom.simulator.stage.LinkPlan;
import io.headroom.simulator.stage.ReplicasPlan;
import io.headroom.simulator.stage.SharingPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What events can be done to: what a plan has or, where it was refused, whatever is named. */
final class EventTargets {
    private final @Nullable SimulationPlan plan;
    private final List<String> defined;

    /**
     * Those of a plan.
     *
     * @param plan null when it could not be read
     * @param defined names of stages, which stand in then
     */
    EventTargets(@Nullable SimulationPlan plan, List<String> defined) {
        this.plan = plan;
        this.defined = defined;
    }

    /** What has a batcher. */
    List<String> stations() {
        return names(StationPlan.class::isInstance);
    }

    /** What has a speed. */
    List<String> working() {
        return names(
                leaf ->
                        leaf instanceof StationPlan
                                || leaf instanceof EnginePlan
                                || leaf instanceof SharingPlan);
    }

    /** What can be lost. */
    List<String> losable() {
        return Stream.concat(
                        names(leaf -> leaf instanceof StationPlan || leaf instanceof EnginePlan)
                                .stream(),
                        fleets())
                .toList();
    }

    /** What can have more and fewer servers. */
    List<String> scalable() {
        return Stream.concat(stations().stream(), fleets()).toList();
    }

    /** What bytes go over. */
    List<String> links() {
        return names(leaf -> leaf instanceof LinkPlan || leaf instanceof DelayPlan);
    }

    /** Language-model servers. */
    List<String> engines() {
        return names(EnginePlan.class::isInstance);
    }

    private Stream<String> fleets() {
        return plan == null ? Stream.of() : plan.fleets().stream().map(ReplicasPlan::name);
    }

    private List<String> names(Predicate<StagePlan> kind) {
        return plan == null
                ? defined
                : plan.leaves().stream().filter(kind).map(Leaves::name).toList();
    }

    /** The language-model server of a name. */
    @Nullable EnginePlan engine(String name) {
        return plan == null
                ? null
                : plan.leaves().stream()
                        .filter(EnginePlan.class::isInstance)
                        .map(EnginePlan.class::cast)
                        .filter(engine -> engine.name().equals(name))
                        .findFirst()
                        .orElse(null);
    }

    /** A name in a row, of one of these; null when it is none, which is noted. */
    @Nullable String name(Values is, Row<Located> row, List<String> names, String what) {
        return WordKinds.isKnown(is.reading(), is.of(row), names, what) ? is.of(row).text() : null;
    }

    /** The leaf of a name; null when it is not known. */
    @Nullable StagePlan leaf(String name) {
        return plan == null
                ? null
                : plan.leaves().stream()
                        .filter(leaf -> Leaves.name(leaf).equals(name))
                        .findFirst()
                        .orElse(null);
    }

    /**
     * The flow that a row names or, where it names none, all of them; null when there is no such
     * flow, which is noted. Of a plan that could not be read there are none.
     */
    @Nullable List<Flow> flows(Values is, Row<Located> row) {
        if (plan == null || is.maybe(row) == null) {
            return plan == null ? List.of() : plan.flows();
        }
        String name = name(is, row, plan.flows().stream().map(Flow::name).toList(), "a flow");
        return name == null
                ? null
                : plan.flows().stream().filter(flow -> flow.name().equals(name)).toList();
    }

    /** The name of a device in a row. */
    @Nullable String device(Values is, Row<Located> row) {
        return plan == null
                ? is.of(row).text()
                : name(is, row, plan.devices().stream().map(DevicePlan::name).toList(), "a device");
    }

    /**
     * The flow of a name with traffic of a kind; the only one has no name and may be left out. Null
     * when there is no such flow, which is noted, but not of a plan that could not be read.
     */
    @Nullable Flow flow(
            Values is, Row<Located> row, Class<? extends TrafficPlan> kind, String what) {
        if (plan == null) {
            return null;
        }
        List<Flow> flows =
                plan.flows().stream().filter(flow -> kind.isInstance(flow.traffic())).toList();
        Located said = is.maybe(row);
        if (said == null && plan.flows().size() == 1 && flows.size() == 1) {
            return flows.getFirst();
        }
        if (said == null) {
            is.reading().refuse(is.at(row), "nothing", "the name of " + what);
            return null;
        }
        String name = name(is, row, flows.stream().map(Flow::name).toList(), what);
        return flows.stream().filter(flow -> flow.name().equals(name)).findFirst().orElse(null);
    }
}
