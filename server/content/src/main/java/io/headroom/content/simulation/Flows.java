package io.headroom.content.simulation;

import io.headroom.content.grammar.Quantity;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;
import io.headroom.simulator.Flow;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/** Requests of one kind: who they are, what they go through, what is good. */
record Flows(
        Row<TrafficPlan> traffic,
        Row<StagePlan> path,
        Row<Objective> slo,
        Row<Integer> priority,
        Row<Long> requests) {
    /** One of several flows of a file, of what goes through all stages if it says no path. */
    static final Shape<Function<StagePlan, Flow>> FLOW =
            Shape.of("flow", "requests of one kind", Flows::flow);

    /** Exact integrals must stay below this; the plan refuses runs that would not. */
    private static final long MOST_AREA = Long.MAX_VALUE / 4;

    /** Without an objective, whatever completes is good. */
    private static final Objective ANY =
            new Objective("request", Objective.Deadline.COMPLETION, Limits.DURATION_NANOS);

    /** Takes down the rows. */
    Flows(RowList rows) {
        this(
                rows.of(
                        "traffic",
                        Traffic.TRAFFIC,
                        "who comes when, with what, such as { rate: 800/s }"),
                rows.of("path", Stages.SEQUENCE, "what requests go through").optional("all stages"),
                rows.of("slo", Objectives.SLO, "what makes a request good").or(ANY, "all is good"),
                rows.count(
                                "priority",
                                0,
                                Limits.PRIORITIES - 1,
                                "class in every queue, 0 goes first; nobody is interrupted")
                        .or(0),
                rows.of("requests", Quantity.whole(1, MOST_AREA), "the source stops after so many")
                        .inPlans("mostRequests")
                        .or(Long.MAX_VALUE, "no limit"));
    }

    /** All rows. */
    List<Row<?>> all() {
        return List.of(traffic, path, slo, priority, requests);
    }

    /** Whether there are sets where the objective counts since them; if not, that is refused. */
    boolean agree(Values is) {
        boolean sets = is.of(traffic) instanceof TrafficPlan.PhaseLocked;
        if (sets || is.of(slo).since() == Objective.Since.ARRIVAL) {
            return true;
        }
        is.reading()
                .refuse(is.at(slo).at("since"), "arrival, as only frames of sensors come in sets");
        return false;
    }

    /** The flow that values say. */
    Flow of(Values is, String name, StagePlan all) {
        return new Flow(
                name, is.of(traffic), is.or(path, all), is.of(slo), is.of(priority), most(is));
    }

    /** A trace that is played once has no more requests than rows, which is told if it lacks. */
    private long most(Values is) {
        long asked = is.of(requests);
        TrafficPlan source =
                is.of(traffic) instanceof TrafficPlan.Profiled profiled
                        ? profiled.source()
                        : is.of(traffic);
        boolean once = source instanceof TrafficPlan.TraceReplay replay && replay.once();
        if (!once || asked == Long.MAX_VALUE) {
            return asked;
        }
        int rows = ((TrafficPlan.TraceReplay) source).trace().size();
        if (rows < asked) {
            is.reading().kept(TraceLack.class).add(asked - rows);
            is.reading()
                    .find(
                            is.at(requests),
                            "%d of a trace that is played once and has %d".formatted(asked, rows),
                            "at most as many as it has, or from: random to begin it again");
        }
        return Math.min(asked, rows);
    }

    private static Function<Values, @Nullable Function<StagePlan, Flow>> flow(RowList rows) {
        var name = rows.text("name", "its name, which is its own");
        Flows fields = new Flows(rows);
        String counts = "whether it counts where all is judged; else it is background";
        var scored = rows.of("scored", WordKinds.FLAG, counts).or(true);
        return is -> {
            if (!fields.agree(is)) {
                return null;
            }
            return all -> {
                Flow flow = fields.of(is, is.of(name), all);
                return is.of(scored) ? flow : flow.asBackground();
            };
        };
    }
}
