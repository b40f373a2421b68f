package io.headroom.content.simulation;

import io.headroom.content.binding.Template;
import io.headroom.content.document.Located;
import io.headroom.simulator.Flow;
import io.headroom.simulator.SimulationPlan;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.device.DevicePlan;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.Leaves;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a whole file. {@code traffic}, {@code path}, {@code slo} and {@code requests} stand at the
 * top when there is one flow, or in each of the {@code flows}.
 */
final class ExperimentReader {
    private static final int MOST_REPLICATIONS = 1_000;
    private static final int MOST_WEIGHT = 1_000_000_000;
    private static final StagePlan NO_STAGE = new DelayPlan("none", Sampler.ZERO);
    private static final TrafficPlan NO_TRAFFIC = new TrafficPlan.Poisson(1);

    /** Exact integrals must stay below this; the plan refuses runs that would not. */
    private static final long MOST_AREA = Long.MAX_VALUE / 4;

    private final Reading reading;
    private final Template template;
    private final TrafficReader traffic;
    private final StageReader stages;

    ExperimentReader(Reading reading, Traces files, Template template) {
        this.reading = reading;
        this.template = template;
        LawReader laws = new LawReader(reading);
        traffic = new TrafficReader(reading, laws, files);
        stages = new StageReader(reading, laws);
    }

    /** What the file says; to be used only when there were no problems. */
    Experiment read(Located root) {
        Mapping top = new Mapping(reading, root);
        String title = top.text("title", "");
        Located defined = top.required("stages", "a list of stages");
        StagePlan all = defined == null ? NO_STAGE : stages.sequence(defined);
        List<Flow> flows = flows(top, all);
        CostRates cost = new RatesReader(reading).money(top.optional("cost"));
        long duration = duration(top, flows);
        long warmUp = top.nanos("warmUp", 0);
        List<Long> seeds = seeds(top);
        List<DevicePlan> devices = new DeviceReader(reading).read(top.optional("devices"));
        boolean drain = top.flag("drain", true);
        int before = reading.mark();
        SimulationPlan none = new SimulationPlan(List.of(sound(flows)), CostRates.NONE, 1);
        SimulationPlan plan =
                reading.build(
                        defined == null ? root : defined,
                        0,
                        () -> new SimulationPlan(flows, cost, duration, devices),
                        none);
        EventTargets targets =
                reading.mark() > 0 ? EventTargets.any(stages.names()) : EventTargets.of(plan);
        reading.sharesOf(duration);
        EventReader events =
                new EventReader(
                        reading, stages.policies(), targets, new FaultReader(reading, plan));
        List<Experiment.Timed> timetable = events.read(top.optional("events"));
        Experiment.Fault fault = events.fault(top.optional("fault"));
        reading.sharesOf(0);
        Experiment.Search search =
                new KnobsReader(reading, template)
                        .read(top.optional("knobs"), top.optional("score"));
        top.done();
        if (warmUp >= duration && reading.mark() == before) {
            reading.refuse(root.at("warmUp"), "a duration shorter than the run");
        }
        boolean endsByRequests =
                flows.stream().allMatch(flow -> flow.mostRequests() < Long.MAX_VALUE);
        return new Experiment(
                title, plan, timetable, fault, seeds, warmUp, drain, endsByRequests, search);
    }

    /** Those that are listed, or one after another. */
    private List<Long> seeds(Mapping top) {
        int replications = top.count("replications", 1, MOST_REPLICATIONS, 1);
        Located first = top.optional("seed");
        Located listed = top.optional("seeds");
        List<Long> seeds = new ArrayList<>();
        if (listed != null) {
            if (first != null || replications > 1) {
                reading.refuse(listed, "no seed and no replications beside seeds");
            }
            reading.items(listed).forEach(item -> seeds.add(seed(item)));
        }
        long next = first == null ? 1 : seed(first);
        while (seeds.isEmpty() || (listed == null && seeds.size() < replications)) {
            seeds.add(next++);
        }
        return seeds;
    }

    private long seed(Located at) {
        return reading.whole(at, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static Flow sound(List<Flow> flows) {
        Objective objective = flows.getFirst().objective();
        return new Flow("none", NO_TRAFFIC, NO_STAGE, objective);
    }

    private List<Flow> flows(Mapping top, StagePlan all) {
        Located list = top.optional("flows");
        if (list == null) {
            return List.of(flow(top, "requests", all));
        }
        List<Flow> flows = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Located item : reading.items(list)) {
            Mapping is = new Mapping(reading, item);
            Flow flow = flow(is, is.text("name"), all);
            is.done();
            if (!names.add(flow.name())) {
                reading.refuse(item.at("name"), "a name of its own");
            }
            flows.add(flow);
        }
        return flows.isEmpty() ? List.of(flow(top, "requests", all)) : flows;
    }

    private Flow flow(Mapping is, String name, StagePlan all) {
        Located trafficAt = is.required("traffic", "who comes when, such as { rate: 800/s }");
        TrafficPlan plan = trafficAt == null ? NO_TRAFFIC : traffic.read(trafficAt);
        Located path = is.optional("path");
        StagePlan through = path == null ? all : stages.sequence(path);
        Objective objective = objective(is.optional("slo"));
        int priority = is.count("priority", 0, Limits.PRIORITIES - 1, 0);
        Located most = is.optional("requests");
        long requests = most == null ? Long.MAX_VALUE : reading.whole(most, 1, MOST_AREA);
        return new Flow(name, plan, through, objective, priority, requests);
    }

    /** Without one, whatever completes is good. */
    private Objective objective(@Nullable Located at) {
        Objective any =
                new Objective("request", Objective.Deadline.COMPLETION, Limits.DURATION_NANOS);
        if (at == null) {
            return any;
        }
        int before = reading.mark();
        Mapping is = new Mapping(reading, at);
        long deadline = is.nanos("deadline", Limits.DURATION_NANOS);
        boolean first =
                is.choice("of", List.of("completion", "firstResponse")).equals("firstResponse");
        double quality = is.number("quality", 0, 1, 1);
        double floor = is.number("qualityFloor", 0, 1, 0);
        String unit = is.text("unit", "request");
        int weight = is.count("requestWeight", 1, MOST_WEIGHT, 1);
        int perUnit = is.count("weightPerUnit", 1, MOST_WEIGHT, 1);
        is.done();
        Objective.Deadline instant =
                first ? Objective.Deadline.FIRST_RESPONSE : Objective.Deadline.COMPLETION;
        return reading.build(
                at,
                before,
                () -> new Objective(unit, instant, deadline, quality, floor, weight, perUnit),
                any);
    }

    /** As the file says or, when the number of requests ends the run, as long as can be. */
    private long duration(Mapping top, List<Flow> flows) {
        Located at = top.optional("duration");
        if (at != null) {
            long duration = reading.nanos(at);
            if (duration == 0) {
                reading.refuse(at, "a duration greater than 0");
            }
            return Math.max(1, duration);
        }
        for (Flow flow : flows) {
            if (flow.mostRequests() == Long.MAX_VALUE) {
                String found = "neither";
                String expected = "duration, or requests in every flow";
                if (reading.mark() == 0) {
                    reading.refuse(top.place(), found, expected);
                }
                return 1;
            }
        }
        Leaves leaves = new Leaves();
        long places = 1;
        try {
            flows.forEach(flow -> leaves.add(flow.path()));
        } catch (IllegalArgumentException e) {
            // The plan refuses the same in words of its own.
            return 1;
        }
        for (StagePlan leaf : leaves.inOrder()) {
            places += Leaves.mostPresent(leaf);
        }
        return Math.min(Limits.DURATION_NANOS, MOST_AREA / places);
    }
}
