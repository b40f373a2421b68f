package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;
import io.headroom.simulator.Flow;
import io.headroom.simulator.Intervention;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The kinds of events: to traffic, stations, links, devices and single sources. */
final class Effects {
    private static final double MOST_FACTOR = 100;
    private static final double MOST_LATENCY = 1_000;
    private static final double MOST_WARMER = 200;
    private static final int MOST_DRIFT = 10_000;
    private static final int MOST_STEP = 255;

    /** All of them, in the order in which tables tell them. */
    static final List<Shape<Events.Effect>> ALL =
            List.of(
                    Shape.of("burst", "so many times the traffic", Effects::burst),
                    Shape.of("ramp", "traffic that rises, and falls again", Effects::ramp),
                    Shape.of("speed", "servers are slower, or faster", Effects::speed),
                    Shape.of("loss", "servers are lost", Effects::loss),
                    Shape.of("scale", "so many servers from then on", Effects::scale),
                    Shape.of("reconfigure", "batches otherwise from then on", Effects::reconfigure),
                    Shape.of("reschedule", "another budget from then on", Effects::reschedule),
                    Shape.of("degrade", "a link, or a delay, gets worse", Effects::degrade),
                    Shape.of("heat", "it is warmer around a device", Effects::heat),
                    Shape.of("neighbour", "somebody else takes of a device", Effects::neighbour),
                    Shape.of("sag", "a device's clock is capped", Effects::sag),
                    Shape.of("powerMode", "another fastest step from then on", Effects::powerMode),
                    Shape.of("lateFrames", "every frame of a sensor is late", Effects::lateFrames),
                    Shape.of("drift", "a frame clock is fast, or slow", Effects::drift),
                    Shape.of("interrupts", "interrupts come more often", Effects::interrupts));

    private Effects() {}

    private static Row<Double> factor(RowList rows, double least, String sentence) {
        return rows.number("factor", least, MOST_FACTOR, sentence);
    }

    private static long permille(double factor) {
        return Math.round(1000 * factor);
    }

    /** A name, which is held to what there is when all has been read. */
    private static Row<Located> name(RowList rows, String field, String what) {
        return rows.of(field, WordKinds.unread(WordKinds.TEXT), "the name of " + what);
    }

    /** What is done to something of a name, if there is such a thing. */
    private static Function<Values, Events.@Nullable Effect> to(
            BiFunction<Values, EventTargets, @Nullable String> named,
            BiFunction<Values, String, Intervention> done) {
        return is ->
                targets -> {
                    String name = named.apply(is, targets);
                    return name == null ? null : is.build(() -> done.apply(is, name));
                };
    }

    private static Function<Values, Events.@Nullable Effect> burst(RowList rows) {
        var factor = factor(rows, 0.001, "so many times as much");
        var lasts = Events.lasts(rows);
        return is -> targets -> new Intervention.Burst(permille(is.of(factor)), is.of(lasts));
    }

    private static Function<Values, Events.@Nullable Effect> ramp(RowList rows) {
        var factor = factor(rows, 0.001, "so many times as much at the top");
        var rise = Events.part(rows, "rise", "how long it rises, and falls");
        var hold = Events.part(rows, "hold", "how long it stays");
        return is ->
                targets ->
                        is.build(
                                () ->
                                        new Intervention.Ramp(
                                                permille(is.of(factor)), is.of(rise), is.of(hold)));
    }

    private static Function<Values, Events.@Nullable Effect> speed(RowList rows) {
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

    private static Function<Values, Events.@Nullable Effect> loss(RowList rows) {
        var station = name(rows, "station", "a station, an engine, or replicas of engines");
        var servers = rows.count("servers", 1, Limits.SERVERS, "how many").or(1);
        var lasts = Events.lasts(rows);
        return to(
                (is, targets) -> targets.name(is, station, targets.losable(), "a station"),
                (is, name) -> new Intervention.Loss(name, is.of(servers), is.of(lasts)));
    }

    private static Function<Values, Events.@Nullable Effect> scale(RowList rows) {
        var station = name(rows, "station", "a station, or replicas of engines");
        var servers = rows.count("servers", 1, Limits.SERVERS, "how many");
        return to(
                (is, targets) -> targets.name(is, station, targets.scalable(), "a station"),
                (is, name) -> new Intervention.Scale(name, is.of(servers)));
    }

    private static Function<Values, Events.@Nullable Effect> reconfigure(RowList rows) {
        var station = name(rows, "station", "a station");
        var batching = rows.of("batching", Policies.BATCHING, "how to batch from then on");
        return to(
                (is, targets) -> targets.name(is, station, targets.stations(), "a station"),
                (is, name) -> new Intervention.Reconfigure(name, is.of(batching)));
    }

    /** The kind of the scheduler stays what it is. */
    private static Function<Values, Events.@Nullable Effect> reschedule(RowList rows) {
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

    private static Function<Values, Events.@Nullable Effect> degrade(RowList rows) {
        var link = name(rows, "link", "a link or a delay");
        var latency = rows.number("latency", 0, MOST_LATENCY, "a factor").or(1.);
        var bandwidth = rows.number("bandwidth", 0, MOST_FACTOR, "a factor; 0 is an outage");
        bandwidth.or(1.);
        var lasts = Events.lasts(rows);
        return to(
                (is, targets) -> targets.name(is, link, targets.links(), "a link or a delay"),
                (is, name) ->
                        new Intervention.Degrade(
                                name,
                                permille(is.of(latency)),
                                permille(is.of(bandwidth)),
                                is.of(lasts)));
    }

    private static Function<Values, Events.@Nullable Effect> heat(RowList rows) {
        var device = name(rows, "device", "a device");
        var warmer = rows.number("warmer", -MOST_WARMER, MOST_WARMER, "by so many °C");
        var lasts = Events.lasts(rows);
        return to(
                (is, targets) -> targets.device(is, device),
                (is, name) -> new Intervention.Heat(name, permille(is.of(warmer)), is.of(lasts)));
    }

    private static Function<Values, Events.@Nullable Effect> neighbour(RowList rows) {
        var device = name(rows, "device", "a device");
        var factor = rows.number("factor", 0, 1, "of the speed that is left");
        var lasts = Events.lasts(rows);
        return to(
                (is, targets) -> targets.device(is, device),
                (is, name) ->
                        new Intervention.Neighbour(name, permille(is.of(factor)), is.of(lasts)));
    }

    private static Function<Values, Events.@Nullable Effect> sag(RowList rows) {
        var device = name(rows, "device", "a device");
        var speed = rows.number("speed", 0.001, 1, "a share of the fastest clock");
        var lasts = Events.lasts(rows);
        return to(
                (is, targets) -> targets.device(is, device),
                (is, name) -> new Intervention.Sag(name, permille(is.of(speed)), is.of(lasts)));
    }

    private static Function<Values, Events.@Nullable Effect> powerMode(RowList rows) {
        var device = name(rows, "device", "a device");
        var fastest = rows.count("fastest", 0, MOST_STEP, "the fastest step allowed");
        return to(
                (is, targets) -> targets.device(is, device),
                (is, name) -> new Intervention.PowerMode(name, is.of(fastest)));
    }

    private static Row<Located> flow(RowList rows, String what) {
        return name(rows, "flow", what).optional("the only one");
    }

    private static Function<Values, Events.@Nullable Effect> lateFrames(RowList rows) {
        var flow = flow(rows, "a flow of sensors");
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
                            : new Intervention.LateFrames(of.name(), is.of(sensor), is.of(lasts));
                };
    }

    private static Function<Values, Events.@Nullable Effect> drift(RowList rows) {
        var flow = flow(rows, "a flow of frames");
        String fast = "by so many millionths, below 0 if it is slow";
        var ppm = rows.count("partsPerMillion", -MOST_DRIFT, MOST_DRIFT, fast);
        var lasts = Events.lasts(rows);
        return is ->
                targets -> {
                    Class<TrafficPlan.FrameClock> kind = TrafficPlan.FrameClock.class;
                    Flow of = targets.flow(is, flow, kind, "a flow of frames");
                    return of == null
                            ? null
                            : new Intervention.Drift(of.name(), is.of(ppm), is.of(lasts));
                };
    }

    private static Function<Values, Events.@Nullable Effect> interrupts(RowList rows) {
        var station = name(rows, "station", "a station");
        var factor = factor(rows, 0, "so many times as many");
        var lasts = Events.lasts(rows);
        return to(
                (is, targets) -> targets.name(is, station, targets.stations(), "a station"),
                (is, name) ->
                        new Intervention.Interrupts(name, permille(is.of(factor)), is.of(lasts)));
    }
}
