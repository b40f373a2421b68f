package io.headroom.content.simulation;

import io.headroom.content.binding.Template;
import io.headroom.content.document.Located;
import io.headroom.content.document.Nearest;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.policy.BalancerPlan;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.FleetPlan;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.ScalingPlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.ReplicasPlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.SharingPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what requests go through. Where a stage is expected stands a definition (a mapping whose
 * first field is its kind and name), the name of a stage that is defined further up, or a list of
 * stages, which is a sequence.
 */
final class StageReader {
    /** The fields that say what a stage is; their value is its name. */
    static final List<String> KINDS = Template.STAGES;

    /** Stands in for a stage that cannot be read. */
    private static final StagePlan NONE = new DelayPlan("none", Sampler.ZERO);

    private final Reading reading;
    private final LawReader laws;
    private final ServiceReader services;
    private final PolicyReader policies;
    private final RatesReader rates;
    private final ForkReader forks;
    private final EngineReader engines;
    private final LinkReader links;
    private final Map<String, StagePlan> defined = new LinkedHashMap<>();

    StageReader(Reading reading, LawReader laws) {
        this.reading = reading;
        this.laws = laws;
        services = new ServiceReader(reading, laws);
        policies = new PolicyReader(reading, laws);
        rates = new RatesReader(reading);
        forks = new ForkReader(reading, laws, this);
        engines = new EngineReader(reading, laws, policies, rates);
        links = new LinkReader(reading, laws, policies, rates);
    }

    /** The policies' reader, for reconfigurations in mid-run. */
    PolicyReader policies() {
        return policies;
    }

    /** A sequence of stages. */
    StagePlan sequence(Located at) {
        return sequence(at, "");
    }

    /**
     * The stage at a place.
     *
     * @param suffix is appended to the name of everything that is defined there
     */
    StagePlan read(Located at, String suffix) {
        if (at.node().isArray()) {
            return sequence(at, suffix);
        }
        if (at.node().isTextual()) {
            StagePlan known = defined.get(at.text());
            if (known == null) {
                String names = Nearest.oneOf(at.text(), defined.keySet());
                reading.refuse(at, "the name of a stage that is defined further up, " + names);
                return NONE;
            }
            return known;
        }
        List<String> kinds = new ArrayList<>(at.node().isObject() ? at.fields() : List.of());
        kinds.retainAll(KINDS);
        if (kinds.size() != 1) {
            refuseKind(at, kinds);
            return NONE;
        }
        return definition(at, kinds.getFirst(), suffix);
    }

    private void refuseKind(Located at, List<String> kinds) {
        if (kinds.size() > 1) {
            reading.refuse(at, String.join(" and ", kinds), "one kind of stage");
        } else if (at.node().isObject() && !at.node().isEmpty()) {
            String first = at.fields().getFirst();
            String found = "a stage without a kind, " + String.join(", ", at.fields());
            reading.refuse(at, found, Nearest.oneOf(first, KINDS));
        } else {
            reading.refuse(at, "a stage: a mapping with " + Nearest.oneOf("", KINDS));
        }
    }

    private StagePlan sequence(Located at, String suffix) {
        List<StagePlan> stages = new ArrayList<>();
        for (Located item : reading.items(at)) {
            stages.add(read(item, suffix));
        }
        return switch (stages.size()) {
            case 0 -> NONE;
            case 1 -> stages.getFirst();
            default -> new SequencePlan(stages);
        };
    }

    private StagePlan definition(Located at, String kind, String suffix) {
        int before = reading.mark();
        Mapping is = new Mapping(reading, at);
        String name = is.text(kind) + suffix;
        if (defined.containsKey(name)) {
            reading.refuse(at.at(kind), name + " a second time", "a name of its own");
        }
        StagePlan stage =
                switch (kind) {
                    case "station" -> station(is, name);
                    case "sharing" -> sharing(is, name);
                    case "delay" -> delay(is, name);
                    case "engine" -> engines.read(is, name, NONE);
                    case "link" -> links.link(is, name, NONE);
                    case "gate" -> links.gate(is, name, NONE);
                    case "sync" -> forks.sync(is, name, suffix);
                    case "cascade" -> forks.cascade(is, name, suffix);
                    case "replicas" -> replicas(is, name, suffix);
                    case "fork" -> forks.fork(is, name, suffix);
                    case "hedge" -> forks.hedge(is, name, suffix);
                    case "tied" -> forks.tied(is, name, suffix);
                    default -> forks.retry(is, name, suffix);
                };
        is.done();
        defined.put(name, stage);
        return reading.mark() > before ? NONE : stage;
    }

    private StagePlan station(Mapping is, String name) {
        int before = reading.mark();
        int servers = is.count("servers", 1, Limits.SERVERS, 1);
        BatchingPlan batching = policies.batching(is.optional("batching"));
        QueuePlan queue = policies.queue(is.optional("queue"));
        Located service = is.required("service", "how long a server works, such as 1 ms");
        ServicePlan time =
                service == null
                        ? new ServicePlan.PerBatch(0, 1, 1, Sampler.ONE)
                        : services.read(service);
        FleetPlan fleet = policies.fleet(is.optional("fleet"));
        StationRates costs = rates.station(is.optional("cost"), is.optional("energy"));
        return reading.build(
                is.place(),
                before,
                () -> new StationPlan(name, servers, batching, queue, time, fleet, costs),
                NONE);
    }

    private StagePlan sharing(Mapping is, String name) {
        int before = reading.mark();
        int servers = is.count("servers", 1, Limits.SERVERS, 1);
        Located work = is.required("work", "how long a request takes alone, such as 1 ms");
        Sampler law = laws.read(work, Unit.DURATION, Sampler.ONE);
        int most = is.count("most", 1, Limits.QUEUE, PolicyReader.QUEUE_PLACES);
        StationRates costs = rates.station(is.optional("cost"), is.optional("energy"));
        return reading.build(
                is.place(), before, () -> new SharingPlan(name, servers, law, most, costs), NONE);
    }

    private StagePlan delay(Mapping is, String name) {
        int before = reading.mark();
        Located time = is.required("time", "how long a request stays, such as 1 ms");
        Sampler law = laws.read(time, Unit.DURATION, Sampler.ONE);
        return reading.build(is.place(), before, () -> new DelayPlan(name, law), NONE);
    }

    private StagePlan replicas(Mapping is, String name, String suffix) {
        int before = reading.mark();
        BalancerPlan balancer = policies.balancer(is.optional("balancer"));
        List<StagePlan> replicas = several(is, "of", suffix);
        int most = Math.max(1, replicas.size());
        int running = is.count("running", 1, most, most);
        ScalingPlan scaling = policies.scaling(is.optional("scaling"));
        long hold = is.nanos("hold", 0);
        return reading.build(
                is.place(),
                before,
                () -> new ReplicasPlan(name, balancer, replicas, running, scaling, hold),
                NONE);
    }

    /**
     * The stages of a list or, with {@code count} and {@code each}, as many of one kind whose names
     * end in -1, -2 and so on.
     */
    List<StagePlan> several(Mapping is, String list, String suffix) {
        List<StagePlan> stages = new ArrayList<>();
        if (is.optional("count") == null) {
            Located items = is.required(list, "a list of stages, or count and each");
            for (Located item : items == null ? List.<Located>of() : reading.items(items)) {
                stages.add(read(item, suffix));
            }
            return stages;
        }
        int count = is.count("count", 1, Limits.BRANCHES);
        Located each = is.required("each", "the stage that there shall be so many of");
        int before = reading.mark();
        // What is wrong with one is wrong with all: it is told once.
        for (int i = 1; each != null && i <= count && reading.mark() == before; i++) {
            stages.add(read(each, suffix + "-" + i));
        }
        return stages;
    }

    /** The names that are defined, in the order of the file. */
    List<String> names() {
        return List.copyOf(defined.keySet());
    }
}
