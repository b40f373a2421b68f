package io.headroom.content.mission;

import io.headroom.content.document.Located;
import io.headroom.content.document.TraceReader;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.SystemPlanner;
import io.headroom.simulator.SimulationPlan;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.Trace;
import io.headroom.simulator.traffic.TrafficPlan;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns the description of a system into a planner. Times in files are in milliseconds; what the
 * fields mean is said at the plans of the engine that bear their names.
 */
final class SystemReader {
    private static final double NANOS_PER_MILLI = Amount.NANOS_PER_MILLI;

    private final AmountReader amounts;
    private final TraceReader traces;

    SystemReader(AmountReader amounts, TraceReader traces) {
        this.amounts = amounts;
        this.traces = traces;
    }

    /** The planner for a description; what is wrong with the description is noted. */
    SystemPlanner read(Located at) {
        Part<TrafficPlan> traffic = traffic(at.at("traffic"));
        List<Part<StationPlan>> stations = new ArrayList<>();
        for (Located station : at.at("stations").items()) {
            stations.add(station(station));
        }
        Part<Objective> objective = objective(at.at("objective"));
        Part<CostRates> cost = cost(at.at("cost"));
        return new Template(traffic, List.copyOf(stations), objective, cost);
    }

    private record Template(
            Part<TrafficPlan> traffic,
            List<Part<StationPlan>> stations,
            Part<Objective> objective,
            Part<CostRates> cost)
            implements SystemPlanner {
        @Override
        public SimulationPlan plan(
                Configuration configuration, Conditions conditions, long durationNanos) {
            Part.Settings settings = new Part.Settings(configuration, conditions);
            List<StationPlan> bound = new ArrayList<>(stations.size());
            for (Part<StationPlan> station : stations) {
                bound.add(station.bind(settings));
            }
            return new SimulationPlan(
                    traffic.bind(settings),
                    bound,
                    objective.bind(settings),
                    cost.bind(settings),
                    durationNanos);
        }
    }

    private Part<TrafficPlan> traffic(Located at) {
        String kind = at.fields().getFirst();
        Located is = at.at(kind);
        return switch (kind) {
            case "trace" -> {
                Trace trace = traces.read(is.at("file"));
                Amount rate = amounts.read(is.at("meanPerSecond"));
                yield settings -> new TrafficPlan.TraceReplay(trace, rate.of(settings));
            }
            case "poisson" -> {
                Amount rate = amounts.read(is.at("meanPerSecond"));
                yield settings -> new TrafficPlan.Poisson(rate.of(settings));
            }
            case "phaseLocked" -> phaseLocked(is);
            case "frameClock" -> {
                Amount frames = amounts.read(is.at("frames"));
                Amount span = amounts.read(is.at("spanMillis"));
                Part<Sampler> items = amounts.sampler(is.at("itemsPerFrame"), 1);
                yield settings ->
                        new TrafficPlan.FrameClock(
                                frames.count(settings),
                                span.millisAsNanos(settings),
                                items.bind(settings));
            }
            default -> throw new IllegalStateException("the schema knows no traffic " + kind);
        };
    }

    private Part<TrafficPlan> phaseLocked(Located at) {
        Amount sources = amounts.read(at.at("sources"));
        Amount period = amounts.read(at.at("periodMillis"));
        Amount stagger = amounts.read(at.at("staggerMillis"));
        Part<Sampler> jitter = amounts.sampler(at.at("jitterMillis"), NANOS_PER_MILLI);
        Amount tailProbability = amounts.read(at.at("tailProbability"));
        Part<Sampler> tail = amounts.sampler(at.at("tailMillis"), NANOS_PER_MILLI);
        return settings ->
                new TrafficPlan.PhaseLocked(
                        sources.count(settings),
                        period.millisAsNanos(settings),
                        stagger.millisAsNanos(settings),
                        jitter.bind(settings),
                        tailProbability.of(settings),
                        tail.bind(settings));
    }

    private Part<StationPlan> station(Located at) {
        String name = at.at("name").text();
        Amount servers = amounts.read(at.at("servers"));
        Part<BatchingPlan> batching = batching(at.at("batching"));
        Part<QueuePlan> queue = queue(at.at("queue"));
        Part<ServicePlan> service = new ServiceReader(amounts).read(at.at("service"));
        return settings ->
                new StationPlan(
                        name,
                        servers.count(settings),
                        batching.bind(settings),
                        queue.bind(settings),
                        service.bind(settings));
    }

    private Part<BatchingPlan> batching(Located at) {
        String kind = at.fields().getFirst();
        Located is = at.at(kind);
        if (kind.equals("single")) {
            return settings -> new BatchingPlan.Single();
        }
        Amount most = amounts.read(is.at("maxBatch"));
        return switch (kind) {
            case "greedy" -> settings -> new BatchingPlan.Greedy(most.count(settings));
            case "windowed" -> {
                Amount window = amounts.read(is.at("windowMillis"));
                yield settings ->
                        new BatchingPlan.Windowed(
                                most.count(settings), window.millisAsNanos(settings));
            }
            default -> throw new IllegalStateException("the schema knows no batching " + kind);
        };
    }

    private Part<QueuePlan> queue(Located at) {
        Amount capacity = amounts.read(at.at("capacity"));
        Part<Overflow> overflow = overflow(at.at("overflow"));
        return settings -> new QueuePlan(capacity.count(settings), overflow.bind(settings));
    }

    private Part<Overflow> overflow(Located at) {
        String kind = at.fields().getFirst();
        return switch (kind) {
            case "reject" -> settings -> new Overflow.Reject();
            case "dropNewest" -> settings -> new Overflow.DropNewest();
            case "dropOldest" -> settings -> new Overflow.DropOldest();
            case "crashAndReset" -> {
                Amount reset = amounts.read(at.at(kind).at("resetMillis"));
                yield settings -> new Overflow.CrashAndReset(reset.millisAsNanos(settings));
            }
            default -> throw new IllegalStateException("the schema knows no overflow " + kind);
        };
    }

    private Part<Objective> objective(Located at) {
        String unitName = at.at("unitName").text();
        Objective.Deadline deadline =
                at.at("deadline").text().equals("first-response")
                        ? Objective.Deadline.FIRST_RESPONSE
                        : Objective.Deadline.COMPLETION;
        Amount limit = amounts.read(at.at("deadlineMillis"));
        Amount weight = amounts.read(at.at("requestWeight"));
        Amount perUnit = amounts.read(at.at("weightPerUnit"));
        return settings ->
                new Objective(
                        unitName,
                        deadline,
                        limit.millisAsNanos(settings),
                        1,
                        0,
                        Math.round(weight.of(settings)),
                        Math.round(perUnit.of(settings)));
    }

    private Part<CostRates> cost(Located at) {
        Amount provisioned = amounts.read(at.at("perProvisionedServerSecond"));
        Amount busy = amounts.read(at.at("perBusyServerSecond"));
        Amount start = amounts.read(at.at("perBatchStart"));
        Amount item = amounts.read(at.at("perItem"));
        return settings ->
                new CostRates(
                        provisioned.of(settings),
                        busy.of(settings),
                        start.of(settings),
                        item.of(settings));
    }
}
