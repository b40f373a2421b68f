package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.policy.BalancerPlan;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.FleetPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.ScalingPlan;
import io.headroom.simulator.policy.TickClock;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Supplier;

/** Reads the policies of a station: batching, queue, overflow, balancing, scaling. */
final class PolicyReader {
    /** Waiting places of a station whose file does not say: more than any stable queue needs. */
    static final int QUEUE_PLACES = 10_000;

    private final Reading reading;
    private final LawReader laws;

    PolicyReader(Reading reading, LawReader laws) {
        this.reading = reading;
        this.laws = laws;
    }

    /** One request at a time when nothing is said. */
    BatchingPlan batching(@Nullable Located at) {
        BatchingPlan single = new BatchingPlan.Single();
        Reading.Variant kind =
                at == null
                        ? null
                        : reading.variant(
                                at, "none", "static", "dynamic", "greedy", "adaptive", "onTick");
        if (kind == null || kind.kind().equals("none")) {
            return single;
        }
        int before = reading.mark();
        Mapping is = new Mapping(reading, kind.value());
        if (kind.kind().equals("onTick")) {
            int each = is.count("max", 1, Limits.BATCH, 1);
            TickClock clock = LinkReader.clock(reading, is);
            is.done();
            return reading.build(
                    is.place(), before, () -> new BatchingPlan.OnTick(each, clock), single);
        }
        int most = is.count("max", 1, Limits.BATCH);
        long window = kind.kind().equals("greedy") ? 0 : is.nanos("window");
        long target = kind.kind().equals("adaptive") ? is.nanos("target") : 1;
        is.done();
        Supplier<BatchingPlan> plan =
                switch (kind.kind()) {
                    case "static" -> () -> new BatchingPlan.Static(most, window);
                    case "dynamic" -> () -> new BatchingPlan.Windowed(most, window);
                    case "greedy" -> () -> new BatchingPlan.Greedy(most);
                    default -> () -> new BatchingPlan.Adaptive(most, window, target);
                };
        return reading.build(is.place(), before, plan, single);
    }

    /** Patient requests and {@value #QUEUE_PLACES} places when nothing is said. */
    QueuePlan queue(@Nullable Located at) {
        QueuePlan roomy = new QueuePlan(QUEUE_PLACES, new Overflow.Reject());
        if (at == null) {
            return roomy;
        }
        int before = reading.mark();
        Mapping is = new Mapping(reading, at);
        int capacity = is.count("capacity", 0, Limits.QUEUE, QUEUE_PLACES);
        Overflow overflow = overflow(is.optional("overflow"));
        Located patience = is.optional("patience");
        Sampler law = patience == null ? null : laws.read(patience, Unit.DURATION);
        is.done();
        return reading.build(at, before, () -> new QueuePlan(capacity, overflow, law), roomy);
    }

    private Overflow overflow(@Nullable Located at) {
        Reading.Variant kind =
                at == null
                        ? null
                        : reading.variant(
                                at, "reject", "dropNewest", "dropOldest", "crashAndReset");
        if (kind == null) {
            return new Overflow.Reject();
        }
        return switch (kind.kind()) {
            case "dropNewest" -> new Overflow.DropNewest();
            case "dropOldest" -> new Overflow.DropOldest();
            case "crashAndReset" -> {
                int before = reading.mark();
                Mapping is = new Mapping(reading, kind.value());
                long reset = is.nanos("reset");
                is.done();
                yield reading.build(
                        is.place(),
                        before,
                        () -> new Overflow.CrashAndReset(reset),
                        new Overflow.Reject());
            }
            default -> new Overflow.Reject();
        };
    }

    /** Round robin when nothing is said. */
    BalancerPlan balancer(@Nullable Located at) {
        Reading.Variant kind =
                at == null
                        ? null
                        : reading.variant(
                                at,
                                "random",
                                "roundRobin",
                                "leastConnections",
                                "powerOf",
                                "affinity");
        if (kind == null) {
            return new BalancerPlan.RoundRobin();
        }
        return switch (kind.kind()) {
            case "random" -> new BalancerPlan.Random();
            case "leastConnections" -> new BalancerPlan.LeastConnections();
            case "affinity" -> new BalancerPlan.Affinity();
            case "powerOf" ->
                    new BalancerPlan.PowerOf((int) reading.whole(kind.value(), 1, Limits.STATIONS));
            default -> new BalancerPlan.RoundRobin();
        };
    }

    /** Steady servers when nothing is said. */
    FleetPlan fleet(@Nullable Located at) {
        if (at == null) {
            return FleetPlan.STEADY;
        }
        int before = reading.mark();
        Mapping is = new Mapping(reading, at);
        Sampler coldStart = laws.read(is.optional("coldStart"), Unit.DURATION, Sampler.ZERO);
        boolean fails = is.choice("onLoss", List.of("requeue", "fail")).equals("fail");
        ScalingPlan scaling = scaling(is.optional("scaling"));
        long hold = is.nanos("hold", 0);
        is.done();
        FleetPlan.OnLoss onLoss = fails ? FleetPlan.OnLoss.FAIL : FleetPlan.OnLoss.REQUEUE;
        return reading.build(
                at,
                before,
                () -> new FleetPlan(coldStart, onLoss, scaling, hold),
                FleetPlan.STEADY);
    }

    /** As many servers as there are when nothing is said. */
    ScalingPlan scaling(@Nullable Located at) {
        ScalingPlan fixed = new ScalingPlan.Fixed();
        Reading.Variant kind =
                at == null ? null : reading.variant(at, "fixed", "target", "steps", "predictive");
        if (kind == null || kind.kind().equals("fixed")) {
            return fixed;
        }
        int before = reading.mark();
        Mapping is = new Mapping(reading, kind.value());
        int least = is.count("least", 1, Limits.SERVERS, 1);
        int most = is.count("most", 1, Limits.SERVERS);
        long period = is.nanos("every");
        Supplier<ScalingPlan> plan =
                switch (kind.kind()) {
                    case "steps" -> steps(is, least, most, period);
                    case "predictive" -> predictive(is, least, most, period);
                    default -> {
                        double target = is.number("utilization", 0.01, 1);
                        yield () -> new ScalingPlan.Target(least, most, period, target);
                    }
                };
        is.done();
        return reading.build(is.place(), before, plan, fixed);
    }

    private static Supplier<ScalingPlan> steps(Mapping is, int least, int most, long period) {
        double above = is.number("above", 0, 1);
        int up = is.count("up", 1, Limits.SERVERS, 1);
        double below = is.number("below", 0, 1);
        int down = is.count("down", 1, Limits.SERVERS, 1);
        return () -> new ScalingPlan.Steps(least, most, period, above, up, below, down);
    }

    private static Supplier<ScalingPlan> predictive(Mapping is, int least, int most, long period) {
        double target = is.number("utilization", 0.01, 1);
        long ahead = is.nanos("ahead");
        return () -> new ScalingPlan.Predictive(least, most, period, target, ahead);
    }
}
