package io.headroom.node.simulation;

import io.headroom.node.scenario.Located;
import io.headroom.node.scenario.TraceReader;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.traffic.Trace;
import io.headroom.simulator.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Reads who comes when, with what. */
final class TrafficReader {
    private static final List<String> KINDS = List.of("rate", "trace", "sensors", "frames");
    private static final TrafficPlan NONE = new TrafficPlan.Poisson(1);
    private static final int MOST_FRAMES = 1_000_000;

    private final Reading reading;
    private final LawReader laws;
    private final Path folder;

    /** Reads traffic; traces are files relative to {@code folder}. */
    TrafficReader(Reading reading, LawReader laws, Path folder) {
        this.reading = reading;
        this.laws = laws;
        this.folder = folder;
    }

    /** The traffic at a place: the kind is the one field that only it has. */
    TrafficPlan read(Located at) {
        int before = reading.mark();
        Mapping is = new Mapping(reading, at);
        TrafficPlan plan;
        if (is.optional("trace") != null) {
            plan = trace(is);
        } else if (is.optional("sensors") != null) {
            plan = sensors(is);
        } else if (is.optional("frames") != null) {
            plan = frames(is);
        } else if (is.optional("rate") != null) {
            plan = rate(is);
        } else {
            if (reading.mark() == before) {
                String first = at.fields().isEmpty() ? "" : at.fields().getFirst();
                reading.refuse(
                        at, "traffic of no kind: a field is missing, " + Nearest.oneOf(first, KINDS));
            }
            return NONE;
        }
        is.done();
        return reading.mark() > before ? NONE : plan;
    }

    private TrafficPlan built(Mapping is, int before, Supplier<TrafficPlan> construct) {
        return reading.build(is.place(), before, construct, NONE);
    }

    private TrafficPlan rate(Mapping is) {
        int before = reading.mark();
        double rate = is.quantity("rate", Unit.RATE);
        return built(is, before, () -> new TrafficPlan.Poisson(rate));
    }

    private TrafficPlan trace(Mapping is) {
        int before = reading.mark();
        Trace trace = recorded(is.required("trace", "the file of a trace"));
        double rate = is.quantity("rate", Unit.RATE);
        if (trace == null) {
            return NONE;
        }
        return built(is, before, () -> new TrafficPlan.TraceReplay(trace, rate));
    }

    private @Nullable Trace recorded(@Nullable Located name) {
        if (name == null) {
            return null;
        }
        String text = reading.text(name);
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(text));
            return TraceReader.parse(text, bytes, reading.problems());
        } catch (IOException e) {
            reading.refuse(name, "a file that can be read, relative to this one (" + e + ")");
            return null;
        }
    }

    private TrafficPlan sensors(Mapping is) {
        int before = reading.mark();
        int sources = is.count("sensors", 1, Limits.SOURCES);
        long period = is.nanos("period");
        long stagger = is.nanos("stagger", 0);
        Sampler jitter = laws.read(is.optional("jitter"), Unit.DURATION, Sampler.ZERO);
        double late = is.number("lateProbability", 0, 1, 0);
        Sampler lateBy = laws.read(is.optional("lateBy"), Unit.DURATION, Sampler.ZERO);
        return built(
                is,
                before,
                () -> new TrafficPlan.PhaseLocked(sources, period, stagger, jitter, late, lateBy));
    }

    private TrafficPlan frames(Mapping is) {
        int before = reading.mark();
        int frames = is.count("frames", 1, MOST_FRAMES);
        long span = is.nanos("per", Limits.SECOND_NANOS);
        Sampler items = laws.read(is.optional("items"), Unit.NUMBER, Sampler.ONE);
        return built(is, before, () -> new TrafficPlan.FrameClock(frames, span, items));
    }
}
