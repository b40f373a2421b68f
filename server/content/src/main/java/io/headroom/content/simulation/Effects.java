package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;
import io.headroom.simulator.Intervention;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.LinkModes;
import io.headroom.simulator.stage.LinkPlan;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Events of stations, links and devices. */
final class Effects {
    private static final double MOST_FACTOR = 100;
    private static final double MOST_LATENCY = 1_000;
    private static final double MOST_SHARE = 0.99;
    private static final double MOST_WARMER = 200;
    private static final int MOST_STEP = 255;

    private static final Shape<Disturbed> DISTURBED =
            Shape.of("disturbed", "a disturbance of a link has another share", Effects::disturbed);

    private Effects() {}

    /** A disturbance of a link, by its name in the file, and its share of all time. */
    private record Disturbed(Located name, long millionths) {
        Intervention.Degrade.Disturbed plan() {
            return new Intervention.Degrade.Disturbed(name.text(), millionths);
        }
    }

    private static Function<Values, @Nullable Disturbed> disturbed(RowList rows) {
        var state = name(rows, "name", "a disturbance of the link");
        var share = rows.number("share", 0, MOST_SHARE, "of all time");
        return is -> new Disturbed(is.of(state), millionths(is.of(share)));
    }

    static Row<Double> factor(RowList rows, double least, String sentence) {
        return rows.number("factor", least, MOST_FACTOR, sentence);
    }

    static long permille(double factor) {
        return Math.round(1000 * factor);
    }

    static long millionths(double share) {
        return Math.round(1_000_000 * share);
    }

    /** A name, which is held to what there is when all has been read. */
    static Row<Located> name(RowList rows, String field, String what) {
        return rows.of(field, WordKinds.unread(WordKinds.TEXT), "the name of " + what);
    }

    /** What is done to something of a name, if there is such a thing. */
    private static Function<Values, Events.@Nullable Effect> to(
            BiFunction<Values, EventTargets, @Nullable String> named,
            BiFunction<Values, String, Intervention> done) {
        return to(named, (is, name, targets) -> done.apply(is, name));
    }

    private static Function<Values, Events.@Nullable Effect> to(
            BiFunction<Values, EventTargets, @Nullable String> named, Done done) {
        return is ->
                targets -> {
                    String name = named.apply(is, targets);
                    return name == null ? null : is.build(() -> done.to(is, name, targets));
                };
    }

    /** What is done to something of a name. */
    private interface Done {
        Intervention to(Values is, String name, EventTargets targets);
    }

    static Function<Values, Events.@Nullable Effect> speed(RowList rows) {
        var station = name(rows, "station", "a station, or an engine");
        String which = "which one, from 0";
        var server = rows.count("server", 0, Limits.SERVERS - 1, which);
        server.or(Intervention.Speed.ALL, "all");
        var factor = factor(rows, 0, "of the speed; 0 hangs");
        var lasts = Events.lasts(rows);
        return to(
                (is, targets) -> targets.name(is, station, targets.working(), "a station"),
                (is, name) ->
                        new Intervention.Speed(
                                name, is.of(server), permille(is.of(factor)), is.of(lasts)));
    }

    static Function<Values, Events.@Nullable Effect> loss(RowList rows) {
        var station = name(rows, "station", "a station, an engine, or replicas of engines");
        var servers = rows.count("servers", 1, Limits.SERVERS, "how many").or(1);
        var lasts = Events.lasts(rows);
        return to(
                (is, targets) -> targets.name(is, station, targets.losable(), "a station"),
                (is, name) -> new Intervention.Loss(name, is.of(servers), is.of(lasts)));
    }

    static Function<Values, Events.@Nullable Effect> scale(RowList rows) {
        var station = name(rows, "station", "a station, or replicas of engines");
        var servers = rows.count("servers", 1, Limits.SERVERS, "how many");
        return to(
                (is, targets) -> targets.name(is, station, targets.scalable(), "a station"),
                (is, name) -> new Intervention.Scale(name, is.of(servers)));
    }

    static Function<Values, Events.@Nullable Effect> reconfigure(RowList rows) {
        var station = name(rows, "station", "a station");
        var batching = rows.of("batching", Policies.BATCHING, "how to batch from then on");
        return to(
                (is, targets) -> targets.name(is, station, targets.stations(), "a station"),
                (is, name) -> new Intervention.Reconfigure(name, is.of(batching)));
    }

    /** The kind of the scheduler stays what it is. */
    static Function<Values, Events.@Nullable Effect> reschedule(RowList rows) {
        var engine = name(rows, "engine", "a language-model server");
        var sequences = LanguageModels.sequences(rows);
        var budget = LanguageModels.budget(rows).optional("as it is");
        return is ->
                targets -> {
                    String what = "a language-model server";
                    String name = targets.name(is, engine, targets.engines(), what);
                    EnginePlan plan = name == null ? null : targets.engine(name);
                    if (plan == null) {
                        return null;
                    }
                    SchedulerPlan before = plan.replica().scheduler();
                    if (is.has(budget) && before instanceof SchedulerPlan.WholeBatches) {
                        is.reading().refuse(is.at(), "no token budget where batches are whole");
                        return null;
                    }
                    SchedulerPlan after = rescheduled(before, is.maybe(budget));
                    return new Intervention.Reschedule(plan.name(), is.of(sequences), after);
                };
    }

    private static SchedulerPlan rescheduled(SchedulerPlan before, @Nullable Integer budget) {
        if (budget == null) {
            return before;
        }
        return before instanceof SchedulerPlan.Chunked
                ? new SchedulerPlan.Chunked(budget)
                : new SchedulerPlan.PrefillFirst(budget);
    }

    static Function<Values, Events.@Nullable Effect> degrade(RowList rows) {
        var link = name(rows, "link", "a link or a delay");
        var latency = rows.number("latency", 0, MOST_LATENCY, "a factor").or(1.);
        var bandwidth = rows.number("bandwidth", 0, MOST_FACTOR, "a factor; 0 is an outage");
        bandwidth.or(1.);
        var loss = rows.number("loss", 0, 1, "probability, of what would not be lost otherwise");
        loss.or(0.);
        var state = rows.of("disturbance", DISTURBED, "one of the link's, more often or less");
        state.optional("as it is");
        var lasts = Events.lasts(rows);
        return is ->
                targets -> {
                    String what = "a link or a delay";
                    String name = targets.name(is, link, targets.links(), what);
                    if (name == null || !isOfLink(is, List.of(loss, state), name, targets)) {
                        return null;
                    }
                    Disturbed disturbed = is.maybe(state);
                    if (disturbed != null && !isState(is, disturbed, name, targets)) {
                        return null;
                    }
                    if (is.has(bandwidth) && targets.leaf(name) instanceof DelayPlan) {
                        String expected = "a link: a delay has no bandwidth, and does not feel it";
                        is.reading().find(is.at(bandwidth), is.at(bandwidth).shown(), expected);
                    }
                    return new Intervention.Degrade(
                            name,
                            permille(is.of(latency)),
                            permille(is.of(bandwidth)),
                            millionths(is.of(loss)),
                            disturbed == null ? null : disturbed.plan(),
                            is.of(lasts));
                };
    }

    /** What is said of losses and states is said of a link; a delay has none. */
    private static boolean isOfLink(
            Values is, List<Row<?>> ofLinks, String name, EventTargets targets) {
        for (Row<?> row : ofLinks) {
            if (is.has(row) && targets.leaf(name) instanceof DelayPlan) {
                is.refuse(row, "a link: a delay loses nothing, and has no disturbances");
                return false;
            }
        }
        return true;
    }

    private static boolean isState(Values is, Disturbed state, String link, EventTargets targets) {
        return !(targets.leaf(link) instanceof LinkPlan plan)
                || WordKinds.isKnown(
                        is.reading(),
                        state.name(),
                        plan.modes().disturbances().stream()
                                .map(LinkModes.Disturbance::name)
                                .toList(),
                        "a disturbance of " + link);
    }

    static Function<Values, Events.@Nullable Effect> heat(RowList rows) {
        var device = name(rows, "device", "a device");
        var warmer = rows.number("warmer", -MOST_WARMER, MOST_WARMER, "by so many °C");
        var lasts = Events.lasts(rows);
        return to(
                (is, targets) -> targets.device(is, device),
                (is, name) -> new Intervention.Heat(name, permille(is.of(warmer)), is.of(lasts)));
    }

    static Function<Values, Events.@Nullable Effect> neighbour(RowList rows) {
        var device = name(rows, "device", "a device");
        var factor = rows.number("factor", 0, 1, "of the speed that is left");
        var lasts = Events.lasts(rows);
        return to(
                (is, targets) -> targets.device(is, device),
                (is, name) ->
                        new Intervention.Neighbour(name, permille(is.of(factor)), is.of(lasts)));
    }

    static Function<Values, Events.@Nullable Effect> sag(RowList rows) {
        var device = name(rows, "device", "a device");
        var speed = rows.number("speed", 0.001, 1, "a share of the fastest clock");
        var lasts = Events.lasts(rows);
        return to(
                (is, targets) -> targets.device(is, device),
                (is, name) -> new Intervention.Sag(name, permille(is.of(speed)), is.of(lasts)));
    }

    static Function<Values, Events.@Nullable Effect> powerMode(RowList rows) {
        var device = name(rows, "device", "a device");
        var fastest = rows.count("fastest", 0, MOST_STEP, "the fastest step allowed");
        return to(
                (is, targets) -> targets.device(is, device),
                (is, name) -> new Intervention.PowerMode(name, is.of(fastest)));
    }

    static Function<Values, Events.@Nullable Effect> interrupts(RowList rows) {
        var station = name(rows, "station", "a station");
        var factor = factor(rows, 0, "so many times as many");
        var lasts = Events.lasts(rows);
        return to(
                (is, targets) -> targets.name(is, station, targets.stations(), "a station"),
                (is, name, targets) -> {
                    if (!Felt.byInterrupts(targets.leaf(name))) {
                        String found = name + ", which has none";
                        is.reading().find(is.at(station), found, "a station with interrupts");
                    }
                    return new Intervention.Interrupts(name, permille(is.of(factor)), is.of(lasts));
                });
    }
}
