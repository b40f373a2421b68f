package io.headroom.content.simulation;

import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Quantity;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Union;
import io.headroom.content.grammar.Unit;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.traffic.ModulatingChain;
import io.headroom.simulator.traffic.RateProfile;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.Trace;
import io.headroom.simulator.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Who comes when, with what; the kind of traffic is the field that only it has. */
final class Traffic {
    /** A plain rate, or one that comes in bursts, is what is left when it is none of the others. */
    static final Union<TrafficPlan> TRAFFIC =
            Union.of("traffic", "who comes when, with what", Traffic::kinds);

    private static final int MOST_FRAMES = 1_000_000;
    private static final double MOST_TIMES = 1_000_000;
    private static final double MOST_FACTOR = 10_000_000;
    private static final int MOST_POINTS = 100_000;
    private static final double MOST_BURSTINESS = 1_000;

    private static final Kind<Double> RATE = Quantity.of(Unit.RATE);
    private static final String MEAN = "requests per time in the mean";

    private static final Shape<Bursts> BURSTY =
            Shape.of("bursty", "a busy state that has half of all requests", Traffic::bursts);

    private static final Shape<State> STATE =
            Shape.of("state", "a hidden state of exponential length", Traffic::state);

    private static final Shape<TrafficPlan.Turns> CONVERSATIONS =
            Shape.of("conversations", "clients converse", Traffic::conversations);

    private static final Shape<RateProfile> PROFILE =
            Shape.of("profile", "how the rate changes with time", Traffic::profile);

    private static final Shape<Point> POINT =
            Shape.of("point", "a factor from an instant on", Traffic::point);

    private Traffic() {}

    /** Where a trace begins. */
    private enum TraceStart {
        /** At an instant that the seed picks, and in a ring. */
        RANDOM,
        /** At its first row, and once. */
        START
    }

    private record Bursts(double burstiness, double busySeconds) {}

    private record State(double perSecond, double seconds) {}

    private record Point(long nanos, double factor) {}

    private static void kinds(Union<TrafficPlan> kinds) {
        kinds.with(
                "clients",
                "a closed loop: think, send, wait for the end, think again",
                Traffic::clients);
        kinds.with(
                "trace",
                "a recorded trace, in a ring from an instant that the seed picks, or once",
                Traffic::trace);
        kinds.with("sensors", "sensors on one clock", Traffic::sensors);
        kinds.with(
                "frames", "a rational clock: frame i comes at ⌊i × per ÷ frames⌋", Traffic::frames);
        kinds.with("states", "Markov-modulated: hidden states in a ring", Traffic::states);
        kinds.with("bursty", "a busy and a calm state", Traffic::bursty);
        kinds.with("rate", "independent gaps", Traffic::rate);
    }

    /** What traffic of a pace has beside. */
    private static Function<Values, @Nullable TrafficPlan> paced(
            RowList rows, Function<Values, TrafficPlan.@Nullable Paced> source) {
        var profile = rows.of("profile", PROFILE, "factors of the rate by time");
        profile.optional("none");
        return is -> {
            TrafficPlan.Paced paced = source.apply(is);
            RateProfile factors = is.maybe(profile);
            return paced == null || factors == null
                    ? paced
                    : new TrafficPlan.Profiled(paced, factors);
        };
    }

    private static Row<Double> rateOf(RowList rows) {
        return rows.of("rate", RATE, MEAN).inPlans("mean");
    }

    private static Function<Values, @Nullable TrafficPlan> rate(RowList rows) {
        var rate = rateOf(rows);
        var gaps = rows.of("gaps", Laws.GAPS, "a law whose mean is stretched to the rate");
        gaps.inPlans("mean of the law of the gaps").optional("exponential");
        var firstGap = rows.of("firstGap", Laws.NUMBER, "time to the first request, in mean gaps");
        firstGap.inPlans("mean of the first gap").or(Sampler.ONE, "1");
        var shape = RequestShapes.rows(rows);
        var users = RequestShapes.users(rows);
        return paced(
                rows,
                is -> {
                    Sampler gap = is.maybe(gaps);
                    RequestShape asked = shape.apply(is);
                    boolean plain = is.at(gaps).text().equals("exponential");
                    return gap == null || plain
                            ? new TrafficPlan.Poisson(is.of(rate), asked, is.of(users))
                            : new TrafficPlan.Renewal(
                                    is.of(rate), gap, is.of(firstGap), asked, is.of(users));
                });
    }

    private static Function<Values, @Nullable TrafficPlan> bursty(RowList rows) {
        var rate = rateOf(rows);
        var bursty = rows.of("bursty", BURSTY, "burstiness and busy");
        bursty.inPlans("sojourn", "burstiness", "changes of state a request");
        var shape = RequestShapes.rows(rows);
        var users = RequestShapes.users(rows);
        return paced(
                rows,
                is -> {
                    Bursts bursts = is.of(bursty);
                    ModulatingChain chain =
                            TrafficPlan.MarkovModulated.bursty(
                                            is.of(rate), bursts.burstiness(), bursts.busySeconds())
                                    .chain();
                    return new TrafficPlan.MarkovModulated(chain, shape.apply(is), is.of(users));
                });
    }

    private static Function<Values, @Nullable Bursts> bursts(RowList rows) {
        var burstiness =
                rows.number(
                        "burstiness", 1, MOST_BURSTINESS, "rate of the busy state over the mean");
        var busy = rows.span("busy", "its mean length");
        return is -> new Bursts(is.of(burstiness), is.of(busy) / (double) Limits.SECOND_NANOS);
    }

    private static Function<Values, @Nullable TrafficPlan> states(RowList rows) {
        var states = rows.of("states", STATE.list(), "hidden states, one after another");
        states.inPlans("sojourn", "perSecond", "number of states", "changes of state a request");
        var shape = RequestShapes.rows(rows);
        var users = RequestShapes.users(rows);
        return paced(
                rows,
                is -> {
                    double[] rates = array(is.of(states), State::perSecond);
                    double[] seconds = array(is.of(states), State::seconds);
                    return new TrafficPlan.MarkovModulated(
                            ModulatingChain.cyclic(rates, seconds), shape.apply(is), is.of(users));
                });
    }

    private static Function<Values, @Nullable State> state(RowList rows) {
        var rate = rows.of("rate", Quantity.of(Unit.RATE, 0, TrafficPlan.MOST_PER_SECOND), MEAN);
        var stay = rows.span("for", "its mean length");
        return is -> new State(is.of(rate), is.of(stay) / (double) Limits.SECOND_NANOS);
    }

    private static <T> double[] array(List<T> all, ToDoubleFunction<T> each) {
        return all.stream().mapToDouble(each).toArray();
    }

    private static Function<Values, @Nullable TrafficPlan> clients(RowList rows) {
        var clients = rows.count("clients", 1, TrafficPlan.ClosedLoop.MOST_CLIENTS, "how many");
        var think = rows.of("think", Laws.DURATION, "the time a client thinks, such as 1 s");
        think.inPlans("mean of think");
        var shape = RequestShapes.rows(rows);
        String turns = "a turn's prompt is all that was said before and tokens.prompt more";
        var conversations = rows.of("conversations", CONVERSATIONS, turns);
        conversations.optional("requests by themselves");
        return is ->
                new TrafficPlan.ClosedLoop(
                        is.of(clients), is.of(think), shape.apply(is), is.maybe(conversations));
    }

    private static Function<Values, TrafficPlan.@Nullable Turns> conversations(RowList rows) {
        var turns = rows.of("turns", Laws.NUMBER, "turns of a conversation, such as 5");
        turns.inPlans("mean of count");
        int most = RequestShape.MOST_TOKENS;
        var tokens = rows.count("mostTokens", 1, most, "one that is longer ends").or(most);
        return is -> new TrafficPlan.Turns(is.of(turns), is.of(tokens));
    }

    /** At its own mean rate or so many times as fast, or at the rate that the file says. */
    private static Function<Values, @Nullable TrafficPlan> trace(RowList rows) {
        String lines = "a CSV file: TIMESTAMP,ContextTokens,GeneratedTokens";
        Kind<Trace> file =
                WordKinds.by(
                        WordKinds.TEXT,
                        (reading, at) -> reading.kept(Traces.class).of(at, reading));
        var trace = rows.of("trace", file, lines);
        String speed = "how many times as fast as its rate";
        var faster = rows.positive("timesFaster", MOST_TIMES, speed).or(1.).inPlans("mean");
        var rate = rateOf(rows).optional("the trace's own");
        String begins = "start plays it once, from its first row to its last";
        var from = rows.choice("from", TraceStart.RANDOM, begins);
        return paced(
                rows,
                is -> {
                    Trace recorded = is.of(trace);
                    double mean = is.or(rate, recorded.meanPerSecond()) * is.of(faster);
                    boolean once = is.of(from) == TraceStart.START;
                    return new TrafficPlan.TraceReplay(recorded, mean, once);
                });
    }

    private static Function<Values, @Nullable TrafficPlan> sensors(RowList rows) {
        var sources = rows.count("sensors", 1, Limits.SOURCES, "how many");
        var period = rows.span("period", "from one frame of a sensor to its next");
        var stagger = rows.duration("stagger", "from one sensor to the next").or(0L);
        var jitter = rows.of("jitter", Laws.OFFSET, "what each frame is off by");
        jitter.or(Sampler.ZERO, "0");
        var late = rows.number("lateShare", 0, 1, "of the frames that are late as well").or(0.);
        var lateBy = rows.of("lateBy", Laws.DURATION, "how late these are");
        lateBy.or(Sampler.ZERO, "0");
        return is ->
                new TrafficPlan.PhaseLocked(
                        is.of(sources),
                        is.of(period),
                        is.of(stagger),
                        is.of(jitter),
                        is.of(late),
                        is.of(lateBy));
    }

    private static Function<Values, @Nullable TrafficPlan> frames(RowList rows) {
        var frames = rows.count("frames", 1, MOST_FRAMES, "frames in a span");
        var span = rows.span("per", "the span").or(Limits.SECOND_NANOS, "1 s").inPlans("span");
        var items = rows.of("items", Laws.NUMBER, "work of a frame").or(Sampler.ONE, "1");
        return is -> new TrafficPlan.FrameClock(is.of(frames), is.of(span), is.of(items));
    }

    private static Function<Values, @Nullable RateProfile> profile(RowList rows) {
        var steps = rows.of("steps", POINT.list(MOST_POINTS), "factors that hold from an instant");
        var ramps = rows.of("ramps", POINT.list(MOST_POINTS), "straight lines between points");
        steps.inPlans("the first breakpoint", "breakpoint", "factor");
        ramps.inPlans("the first breakpoint", "breakpoint", "factor");
        rows.oneOf(steps, ramps);
        var turn = rows.duration("repeatEvery", "after which it begins again");
        turn.inPlans("period").or(0L, "never");
        return is -> {
            List<Point> points = is.or(steps, is.or(ramps, List.of()));
            long[] nanos = points.stream().mapToLong(Point::nanos).toArray();
            double[] factors = array(points, Point::factor);
            RateProfile once =
                    is.has(steps)
                            ? RateProfile.steps(nanos, factors)
                            : RateProfile.ramps(nanos, factors);
            return is.of(turn) == 0 ? once : once.repeatedEvery(is.of(turn));
        };
    }

    private static Function<Values, @Nullable Point> point(RowList rows) {
        var at = rows.duration("at", "the instant");
        var factor = rows.number("factor", 0, MOST_FACTOR, "of the rate");
        return is -> new Point(is.of(at), is.of(factor));
    }
}
