package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.content.document.Nearest;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.traffic.ModulatingChain;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.Trace;
import io.headroom.simulator.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Supplier;

/** Reads who comes when, with what; the kind of traffic is the field that only it has. */
final class TrafficReader {
    /** A plain rate, or one that comes in bursts, is what is left when it is none of these. */
    private static final List<String> KINDS =
            List.of("clients", "trace", "sensors", "frames", "states", "bursty", "rate");

    private static final TrafficPlan.Paced NONE = new TrafficPlan.Poisson(1);
    private static final int MOST_FRAMES = 1_000_000;
    private static final int MOST_TIMES = 1_000_000;

    private final Reading reading;
    private final LawReader laws;
    private final ShapeReader shapes;
    private final Traces traces;

    TrafficReader(Reading reading, LawReader laws, Traces traces) {
        this.reading = reading;
        this.laws = laws;
        this.traces = traces;
        shapes = new ShapeReader(reading, laws);
    }

    /** The traffic at a place. */
    TrafficPlan read(Located at) {
        int before = reading.mark();
        Mapping is = new Mapping(reading, at);
        String kind = "";
        for (String each : KINDS) {
            if (kind.isEmpty() && is.optional(each) != null) {
                kind = each;
            }
        }
        if (kind.isEmpty()) {
            if (reading.mark() == before) {
                String first = at.fields().isEmpty() ? "" : at.fields().getFirst();
                reading.refuse(
                        at, "traffic without a kind", "a field " + Nearest.oneOf(first, KINDS));
            }
            return NONE;
        }
        Mapping fields = new Mapping(reading, at);
        TrafficPlan plan =
                switch (kind) {
                    case "clients" -> clients(fields);
                    case "sensors" -> sensors(fields);
                    case "frames" -> frames(fields);
                    default -> profiled(fields, paced(kind, fields));
                };
        fields.done();
        return reading.mark() > before ? NONE : plan;
    }

    private TrafficPlan.Paced paced(String kind, Mapping is) {
        return switch (kind) {
            case "trace" -> trace(is);
            case "states" -> states(is);
            case "bursty" -> bursty(is);
            default -> rate(is);
        };
    }

    private TrafficPlan.Paced built(Mapping is, int before, Supplier<TrafficPlan.Paced> construct) {
        return reading.build(is.place(), before, construct, NONE);
    }

    private TrafficPlan profiled(Mapping is, TrafficPlan.Paced source) {
        Located profile = is.optional("profile");
        return profile == null
                ? source
                : new TrafficPlan.Profiled(source, new ProfileReader(reading).read(profile));
    }

    private TrafficPlan.Paced rate(Mapping is) {
        int before = reading.mark();
        double rate = is.quantity("rate", Unit.RATE);
        RequestShape shape = shapes.read(is);
        int users = shapes.users(is);
        Located gaps = is.optional("gaps");
        if (gaps == null || gaps.text().equals("exponential")) {
            return built(is, before, () -> new TrafficPlan.Poisson(rate, shape, users));
        }
        Sampler gap = laws.shape(gaps);
        Sampler first = laws.read(is.optional("firstGap"), Unit.NUMBER, Sampler.ONE);
        return built(is, before, () -> new TrafficPlan.Renewal(rate, gap, first, shape, users));
    }

    private TrafficPlan.Paced bursty(Mapping is) {
        int before = reading.mark();
        double rate = is.quantity("rate", Unit.RATE);
        RequestShape shape = shapes.read(is);
        int users = shapes.users(is);
        Located at = is.required("bursty", "burstiness and busy");
        Mapping bursts = new Mapping(reading, at == null ? is.place() : at);
        double burstiness = bursts.number("burstiness", 1, 1000);
        double busy = bursts.nanos("busy") / (double) Limits.SECOND_NANOS;
        bursts.done();
        return built(
                is,
                before,
                () ->
                        new TrafficPlan.MarkovModulated(
                                TrafficPlan.MarkovModulated.bursty(rate, burstiness, busy).chain(),
                                shape,
                                users));
    }

    private TrafficPlan.Paced states(Mapping is) {
        int before = reading.mark();
        Located at = is.required("states", "a list of states");
        List<Located> items = at == null ? List.of() : reading.items(at);
        double[] rates = new double[items.size()];
        double[] seconds = new double[items.size()];
        for (int i = 0; i < rates.length; i++) {
            Mapping state = new Mapping(reading, items.get(i));
            rates[i] = state.quantity("rate", Unit.RATE);
            seconds[i] = state.nanos("for") / (double) Limits.SECOND_NANOS;
            state.done();
        }
        RequestShape shape = shapes.read(is);
        int users = shapes.users(is);
        return built(
                is,
                before,
                () ->
                        new TrafficPlan.MarkovModulated(
                                ModulatingChain.cyclic(rates, seconds), shape, users));
    }

    private TrafficPlan clients(Mapping is) {
        int before = reading.mark();
        int clients = is.count("clients", 1, TrafficPlan.ClosedLoop.MOST_CLIENTS);
        Located think = is.required("think", "the time a client thinks, such as 1 s");
        Sampler law = laws.read(think, Unit.DURATION, Sampler.ONE);
        RequestShape shape = shapes.read(is);
        TrafficPlan.Turns turns = conversations(is.optional("conversations"));
        return reading.build(
                is.place(),
                before,
                () -> new TrafficPlan.ClosedLoop(clients, law, shape, turns),
                NONE);
    }

    /** Requests by themselves when nothing is said. */
    private TrafficPlan.@Nullable Turns conversations(@Nullable Located at) {
        if (at == null) {
            return null;
        }
        int before = reading.mark();
        Mapping is = new Mapping(reading, at);
        Located count = is.required("turns", "turns of a conversation, such as 5");
        Sampler turns = laws.read(count, Unit.NUMBER, Sampler.ONE);
        int most = is.count("mostTokens", 1, RequestShape.MOST_TOKENS, RequestShape.MOST_TOKENS);
        is.done();
        TrafficPlan.Turns one = new TrafficPlan.Turns(Sampler.ONE, 1);
        return reading.build(at, before, () -> new TrafficPlan.Turns(turns, most), one);
    }

    /** At its own mean rate or so many times as fast, or at the rate that the file says. */
    private TrafficPlan.Paced trace(Mapping is) {
        int before = reading.mark();
        Located name = is.required("trace", "the file of a trace");
        Trace trace = name == null ? null : traces.of(name, reading);
        double faster = is.number("timesFaster", 0, MOST_TIMES, 1);
        Located rate = is.optional("rate");
        if (trace == null) {
            return NONE;
        }
        int last = trace.size() - 1;
        double own = (double) last * Limits.SECOND_NANOS / trace.offsetNanos(last);
        double perSecond = rate == null ? own : reading.quantity(rate, Unit.RATE).doubleValue();
        return built(is, before, () -> new TrafficPlan.TraceReplay(trace, perSecond * faster));
    }

    private TrafficPlan sensors(Mapping is) {
        int before = reading.mark();
        int sources = is.count("sensors", 1, Limits.SOURCES);
        long period = is.nanos("period");
        long stagger = is.nanos("stagger", 0);
        Sampler jitter = laws.signed(is.optional("jitter"), Unit.DURATION, Sampler.ZERO);
        double late = is.number("lateShare", 0, 1, 0);
        Sampler lateBy = laws.read(is.optional("lateBy"), Unit.DURATION, Sampler.ZERO);
        return reading.build(
                is.place(),
                before,
                () -> new TrafficPlan.PhaseLocked(sources, period, stagger, jitter, late, lateBy),
                NONE);
    }

    private TrafficPlan frames(Mapping is) {
        int before = reading.mark();
        int frames = is.count("frames", 1, MOST_FRAMES);
        long span = is.nanos("per", Limits.SECOND_NANOS);
        Sampler items = laws.read(is.optional("items"), Unit.NUMBER, Sampler.ONE);
        return reading.build(
                is.place(), before, () -> new TrafficPlan.FrameClock(frames, span, items), NONE);
    }
}
