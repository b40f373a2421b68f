package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.simulator.Intervention;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.stage.EnginePlan;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Reads what is done to a running system, and when. */
final class EventReader {
    private static final double MOST_FACTOR = 100;
    private static final List<String> KINDS = kinds();
    private static final Intervention NONE = new Intervention.Burst(1000, 1);

    private final Reading reading;
    private final PolicyReader policies;
    private final EventTargets targets;
    private final FaultReader faults;

    /** Reads what is done to what has these names, and faults. */
    EventReader(Reading reading, PolicyReader policies, EventTargets targets, FaultReader faults) {
        this.faults = faults;
        this.reading = reading;
        this.policies = policies;
        this.targets = targets;
    }

    /** The events of a list in order of their instants; those of one instant as in the file. */
    List<Experiment.Timed> read(@Nullable Located at) {
        List<Experiment.Timed> events = new ArrayList<>();
        for (Located item : at == null ? List.<Located>of() : reading.items(at)) {
            Mapping is = new Mapping(reading, item);
            events.add(new Experiment.Timed(is.nanos("at"), event(is, " beside at")));
        }
        events.sort(Comparator.comparingLong(Experiment.Timed::atNanos));
        return events;
    }

    /** What breaks together, whenever somebody lets it; each thing as an event without its time. */
    Experiment.Fault fault(@Nullable Located at) {
        if (at == null) {
            return Experiment.Fault.NONE;
        }
        List<Intervention> effects = new ArrayList<>();
        double lasts = 0;
        for (Located item : reading.items(at)) {
            effects.add(event(new Mapping(reading, item), ""));
            for (String kind : item.fields()) {
                BigDecimal share = Unit.share(item.at(kind).at("for").text());
                if (share == null) {
                    reading.refuse(item.at(kind).at("for"), "a share of the run, such as 1/9");
                } else {
                    lasts = Math.max(lasts, share.doubleValue());
                }
            }
        }
        return new Experiment.Fault(effects, lasts);
    }

    private static List<String> kinds() {
        List<String> kinds =
                new ArrayList<>(
                        List.of(
                                "burst",
                                "ramp",
                                "speed",
                                "loss",
                                "scale",
                                "reconfigure",
                                "reschedule"));
        kinds.addAll(FaultReader.KINDS);
        return List.copyOf(kinds);
    }

    private Intervention event(Mapping is, String beside) {
        Intervention intervention = null;
        for (String kind : KINDS) {
            Located value = is.optional(kind);
            if (value != null && intervention != null) {
                reading.refuse(value, "a second kind of event", "one kind for each event");
            } else if (value != null) {
                intervention = intervention(kind, value);
            }
        }
        int before = reading.mark();
        is.done();
        Located at = is.place();
        if (intervention == null && reading.mark() == before && at.node().isObject()) {
            reading.refuse(at, "one of " + String.join(", ", KINDS) + beside);
        }
        return intervention == null ? NONE : intervention;
    }

    private Intervention intervention(String kind, Located at) {
        int before = reading.mark();
        Mapping is = new Mapping(reading, at);
        Supplier<Intervention> construct =
                switch (kind) {
                    case "burst" -> burst(is);
                    case "ramp" -> ramp(is);
                    case "speed" -> speed(is);
                    case "loss" -> loss(is);
                    case "scale" -> scale(is);
                    case "reconfigure" -> reconfigure(is);
                    case "reschedule" -> reschedule(is);
                    default -> faults.read(kind, is);
                };
        is.done();
        return reading.build(at, before, construct, NONE);
    }

    private static Supplier<Intervention> burst(Mapping is) {
        long factor = permille(is, 0.001);
        long duration = is.nanos("for");
        return () -> new Intervention.Burst(factor, duration);
    }

    private static Supplier<Intervention> ramp(Mapping is) {
        long factor = permille(is, 0.001);
        long rise = is.nanos("rise");
        long hold = is.nanos("hold");
        return () -> new Intervention.Ramp(factor, rise, hold);
    }

    private Supplier<Intervention> speed(Mapping is) {
        String station = station(is, targets.working());
        int server = is.count("server", 0, Limits.SERVERS - 1, Intervention.Speed.ALL);
        long factor = permille(is, 0);
        long duration = is.nanos("for");
        return () -> new Intervention.Speed(station, server, factor, duration);
    }

    private Supplier<Intervention> loss(Mapping is) {
        String station = station(is, targets.losable());
        int servers = is.count("servers", 1, Limits.SERVERS, 1);
        long outage = is.nanos("for");
        return () -> new Intervention.Loss(station, servers, outage);
    }

    private Supplier<Intervention> scale(Mapping is) {
        String station = station(is, targets.scalable());
        int servers = is.count("servers", 1, Limits.SERVERS);
        return () -> new Intervention.Scale(station, servers);
    }

    /** The kind of the scheduler stays what it is. */
    private Supplier<Intervention> reschedule(Mapping is) {
        List<String> names = targets.engines().stream().map(EnginePlan::name).toList();
        Located name = is.required("engine", "the name of a language-model server");
        int sequences = is.count("maxSequences", 1, ReplicaPlan.MOST_SEQUENCES);
        Located budgetAt = is.optional("tokenBudget");
        int budget = budgetAt == null ? 0 : is.count("tokenBudget", 1, SchedulerPlan.MOST_TOKENS);
        if (name == null || !reading.known(name, names, "a language-model server")) {
            return () -> NONE;
        }
        SchedulerPlan before =
                targets.engines().get(names.indexOf(name.text())).replica().scheduler();
        SchedulerPlan after = before;
        if (budget > 0) {
            if (before instanceof SchedulerPlan.Chunked) {
                after = new SchedulerPlan.Chunked(budget);
            } else if (before instanceof SchedulerPlan.PrefillFirst) {
                after = new SchedulerPlan.PrefillFirst(budget);
            } else {
                reading.refuse(is.place(), "no token budget where batches are whole");
            }
        }
        SchedulerPlan scheduler = after;
        return () -> new Intervention.Reschedule(name.text(), sequences, scheduler);
    }

    private Supplier<Intervention> reconfigure(Mapping is) {
        String station = station(is, targets.stations());
        BatchingPlan batching =
                policies.batching(is.required("batching", "how to batch from then on"));
        return () -> new Intervention.Reconfigure(station, batching);
    }

    private String station(Mapping is, List<String> names) {
        Located name = is.required("station", "the name of a station");
        if (name == null || !reading.known(name, names, "a station")) {
            return "station";
        }
        return name.text();
    }

    private static long permille(Mapping is, double least) {
        return Math.round(1000 * is.number("factor", least, MOST_FACTOR));
    }
}
