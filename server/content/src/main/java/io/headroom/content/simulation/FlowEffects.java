package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Values;
import io.headroom.simulator.Flow;
import io.headroom.simulator.FlowIntervention;
import io.headroom.simulator.Intervention;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Events of those who ask: all flows, one of them, or one sensor. */
final class FlowEffects {
    private static final double MOST_FACTOR = 100;
    private static final int MOST_DRIFT = 10_000;

    private FlowEffects() {}

    private static Row<Located> aimed(RowList rows) {
        return Effects.name(rows, "flow", "the flow that it is of").optional("all");
    }

    private static Row<Located> only(RowList rows, String what) {
        return Effects.name(rows, "flow", what).optional("the only one");
    }

    private static Row<Double> share(RowList rows) {
        String which = "of the requests, drawn by their numbers";
        return rows.number("share", 0.000_001, 1, which).or(1.);
    }

    static Function<Values, Events.@Nullable Effect> burst(RowList rows) {
        var factor = Effects.factor(rows, 0.001, "so many times as much");
        var flow = aimed(rows);
        var lasts = Events.lasts(rows);
        return is ->
                targets -> {
                    List<Flow> at = targets.flows(is, flow);
                    if (at == null) {
                        return null;
                    }
                    findHeavierFrames(is, at);
                    return new Intervention.Burst(
                            name(is, flow), Effects.permille(is.of(factor)), is.of(lasts));
                };
    }

    static Function<Values, Events.@Nullable Effect> ramp(RowList rows) {
        var factor = Effects.factor(rows, 0.001, "so many times as much at the top");
        var flow = aimed(rows);
        var rise = Events.part(rows, "rise", "how long it rises, and falls");
        var hold = Events.part(rows, "hold", "how long it stays");
        return is ->
                targets -> {
                    List<Flow> at = targets.flows(is, flow);
                    if (at == null) {
                        return null;
                    }
                    findHeavierFrames(is, at);
                    return is.build(
                            () ->
                                    new Intervention.Ramp(
                                            name(is, flow),
                                            Effects.permille(is.of(factor)),
                                            is.of(rise),
                                            is.of(hold)));
                };
    }

    static Function<Values, Events.@Nullable Effect> tokens(RowList rows) {
        var flow = aimed(rows);
        var prompt = rows.number("prompt", 0, MOST_FACTOR, "so many times the prompt").or(1.);
        var output = rows.number("output", 0, MOST_FACTOR, "so many times the answer").or(1.);
        var share = share(rows);
        var lasts = Events.lasts(rows);
        return is ->
                targets -> {
                    List<Flow> at = targets.flows(is, flow);
                    if (at == null) {
                        return null;
                    }
                    if (!at.isEmpty() && at.stream().noneMatch(FlowEffects::hasTokens)) {
                        return is.refuse(
                                flow, told(at) + ", without tokens", "requests with tokens");
                    }
                    if (at.stream().noneMatch(each -> Felt.byTokens(each.path()))) {
                        find(is, at, "longer requests", Felt.TOKENS);
                    }
                    return new FlowIntervention.LongerRequests(
                            name(is, flow),
                            Effects.permille(is.of(prompt)),
                            Effects.permille(is.of(output)),
                            Effects.millionths(is.of(share)),
                            is.of(lasts));
                };
    }

    static Function<Values, Events.@Nullable Effect> items(RowList rows) {
        var flow = aimed(rows);
        var factor = Effects.factor(rows, 0, "so many times the work of a request");
        var share = share(rows);
        var lasts = Events.lasts(rows);
        return is ->
                targets -> {
                    List<Flow> at = targets.flows(is, flow);
                    if (at == null) {
                        return null;
                    }
                    if (at.stream().noneMatch(each -> Felt.byItems(each.path()))) {
                        find(is, at, "heavier requests", Felt.ITEMS);
                    }
                    return new FlowIntervention.HeavierRequests(
                            name(is, flow),
                            Effects.permille(is.of(factor)),
                            Effects.millionths(is.of(share)),
                            is.of(lasts));
                };
    }

    static Function<Values, Events.@Nullable Effect> sensors(RowList rows) {
        var flow = only(rows, "a flow of sensors");
        var more = rows.count("more", 1, Limits.SOURCES, "so many more on the same clock");
        var lasts = Events.lasts(rows);
        return is ->
                targets -> {
                    Class<TrafficPlan.PhaseLocked> kind = TrafficPlan.PhaseLocked.class;
                    Flow of = targets.flow(is, flow, kind, "a flow of sensors");
                    if (of == null) {
                        return null;
                    }
                    int most = Limits.SOURCES - kind.cast(of.traffic()).sources();
                    return is.of(more) > most
                            ? is.refuse(more, "a whole number from 1 to " + most)
                            : new FlowIntervention.MoreSensors(
                                    of.name(), is.of(more), is.of(lasts));
                };
    }

    private static @Nullable String name(Values is, Row<Located> flow) {
        Located said = is.maybe(flow);
        return said == null ? null : said.text();
    }

    /** A burst of sensors and frames is more items in each. */
    private static void findHeavierFrames(Values is, List<Flow> at) {
        Predicate<Flow> blind = each -> !hasTokens(each) && !Felt.byItems(each.path());
        List<Flow> flows = at.stream().filter(blind).toList();
        if (!flows.isEmpty()) {
            find(is, flows, "more items in each frame", Felt.ITEMS);
        }
    }

    private static void find(Values is, List<Flow> flows, String what, String expected) {
        if (!flows.isEmpty()) {
            is.reading()
                    .find(
                            is.at(),
                            what + " of " + told(flows) + ", which no stage feels",
                            expected);
        }
    }

    private static String told(List<Flow> flows) {
        return String.join(", ", flows.stream().map(Flow::name).toList());
    }

    private static boolean hasTokens(Flow flow) {
        return !(flow.traffic() instanceof TrafficPlan.PhaseLocked)
                && !(flow.traffic() instanceof TrafficPlan.FrameClock);
    }

    static Function<Values, Events.@Nullable Effect> lateFrames(RowList rows) {
        var flow = only(rows, "a flow of sensors");
        var sensor = rows.count("sensor", 0, Limits.SOURCES - 1, "which one, from 0");
        var lasts = Events.lasts(rows);
        return is ->
                targets -> {
                    Class<TrafficPlan.PhaseLocked> kind = TrafficPlan.PhaseLocked.class;
                    Flow of = targets.flow(is, flow, kind, "a flow of sensors");
                    if (of == null) {
                        return null;
                    }
                    int last = kind.cast(of.traffic()).sources() - 1;
                    return is.of(sensor) > last
                            ? is.refuse(sensor, "a whole number from 0 to " + last)
                            : new FlowIntervention.LateFrames(
                                    of.name(), is.of(sensor), is.of(lasts));
                };
    }

    static Function<Values, Events.@Nullable Effect> drift(RowList rows) {
        var flow = only(rows, "a flow of frames");
        String fast = "by so many millionths, below 0 if it is slow";
        var ppm = rows.count("partsPerMillion", -MOST_DRIFT, MOST_DRIFT, fast);
        var lasts = Events.lasts(rows);
        return is ->
                targets -> {
                    Class<TrafficPlan.FrameClock> kind = TrafficPlan.FrameClock.class;
                    Flow of = targets.flow(is, flow, kind, "a flow of frames");
                    return of == null
                            ? null
                            : new FlowIntervention.Drift(of.name(), is.of(ppm), is.of(lasts));
                };
    }
}
