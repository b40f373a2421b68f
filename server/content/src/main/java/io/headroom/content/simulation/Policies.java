package io.headroom.content.simulation;

import io.headroom.content.grammar.Kinds;
import io.headroom.content.grammar.Quantity;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Values;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.policy.BalancerPlan;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.RoomPlan;
import io.headroom.simulator.policy.TickClock;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** The policies of stages: batching, queues, overflow, balancing. */
final class Policies {
    /** Waiting places where nothing is said: more than any stable queue needs. */
    static final int QUEUE_PLACES = 10_000;

    /** How requests come together. */
    static final Kinds<BatchingPlan> BATCHING =
            Kinds.of("batching", "how requests come together to batches", Policies::batching);

    /** Which replica a request goes to. */
    static final Kinds<BalancerPlan> BALANCER =
            Kinds.of("balancer", "which replica a request goes to", Policies::balancer);

    /** Who waits. */
    static final Shape<QueuePlan> QUEUE =
            Shape.of("queue", "who waits, and for how long", Policies::queue);

    /** Who is taken in at once. */
    static final Shape<RoomPlan> INTAKE =
            Shape.of(
                    "intake",
                    "how many are taken in at once",
                    rows -> roomOf(rows, "requests in the front end at once"));

    private static final Kinds<Overflow> OVERFLOW =
            Kinds.of(
                    "overflow",
                    "what becomes of one more than there is room for",
                    Policies::overflow);

    private static final int MOST_TICKS = 1_000_000;
    private static final Overflow REJECT = new Overflow.Reject();

    private Policies() {}

    /** The queue of a stage: patient requests and many places when nothing is said. */
    static Row<QueuePlan> queueOf(RowList rows) {
        QueuePlan roomy = new QueuePlan(QUEUE_PLACES, REJECT);
        return rows.of("queue", QUEUE, "who waits").or(roomy, QUEUE_PLACES + " places");
    }

    /** The batching of a station: one request at a time when nothing is said. */
    static Row<BatchingPlan> batchingOf(RowList rows) {
        String what = "how requests come together to batches";
        return rows.of("batching", BATCHING, what).or(new BatchingPlan.Single(), "none");
    }

    private static void batching(Kinds<BatchingPlan> kinds) {
        kinds.alone("none", new BatchingPlan.Single(), "one request at a time");
        kinds.with(
                "static",
                "seals a batch when it is full or the window of its first member closes, and only"
                        + " then looks for a server",
                Policies::sealed);
        kinds.with(
                "dynamic",
                "fires at the same instants, and a batch that finds no server grows until one is"
                        + " free",
                Policies::windowed);
        kinds.with(
                "greedy",
                "starts whenever a server is free: with it the batching tax disappears",
                Policies::greedy);
        kinds.with(
                "adaptive",
                "grows its maximum by one while the oldest is done within the target, and takes a"
                        + " tenth off when it is not",
                Policies::adaptive);
        kinds.with("onTick", "starts at the ticks of a clock alone", Policies::onTick);
    }

    private static Row<Integer> max(RowList rows) {
        return rows.count("max", 1, Limits.BATCH, "most requests in a batch").inPlans("maxBatch");
    }

    private static Row<Long> window(RowList rows) {
        return rows.duration("window", "how long its first member waits at most");
    }

    private static Function<Values, @Nullable BatchingPlan> sealed(RowList rows) {
        var max = max(rows);
        var window = window(rows);
        return is -> new BatchingPlan.Static(is.of(max), is.of(window));
    }

    private static Function<Values, @Nullable BatchingPlan> windowed(RowList rows) {
        var max = max(rows);
        var window = window(rows);
        return is -> new BatchingPlan.Windowed(is.of(max), is.of(window));
    }

    private static Function<Values, @Nullable BatchingPlan> greedy(RowList rows) {
        var max = max(rows);
        return is -> new BatchingPlan.Greedy(is.of(max));
    }

    private static Function<Values, @Nullable BatchingPlan> adaptive(RowList rows) {
        var max = max(rows);
        var window = window(rows);
        var target = rows.span("target", "how long the oldest shall take");
        return is -> new BatchingPlan.Adaptive(is.of(max), is.of(window), is.of(target));
    }

    private static Function<Values, @Nullable BatchingPlan> onTick(RowList rows) {
        var max = max(rows).or(1);
        var clock = clock(rows);
        return is -> new BatchingPlan.OnTick(is.of(max), clock.apply(is));
    }

    /** A rational clock. */
    static Function<Values, TickClock> clock(RowList rows) {
        var frames = rows.count("frames", 1, MOST_TICKS, "ticks of the clock in its span");
        var span = rows.span("per", "the span").or(Limits.SECOND_NANOS, "1 s").inPlans("span");
        var phase = rows.duration("phase", "the instant of the first tick").or(0L);
        return is -> new TickClock(is.of(frames), is.of(span), is.of(phase));
    }

    private static Function<Values, @Nullable QueuePlan> queue(RowList rows) {
        var places =
                rows.count("capacity", 0, Limits.QUEUE, "waiting places; who is served needs none");
        places.or(QUEUE_PLACES);
        var overflow = overflowOf(rows, "what becomes of one more");
        var patience = rows.of("patience", Laws.DURATION, "who waits longer leaves as abandoned");
        patience.optional("endless");
        return is -> new QueuePlan(is.of(places), is.of(overflow), is.maybe(patience));
    }

    /** What a full stage does; it rejects where nothing is said. */
    static Row<Overflow> overflowOf(RowList rows, String sentence) {
        return rows.of("overflow", OVERFLOW, sentence).or(REJECT, "reject");
    }

    /** How many a stage without servers holds at once; as many as come where nothing is said. */
    static Function<Values, RoomPlan> roomOf(RowList rows, String who) {
        var most = rows.count("most", 1, Limits.QUEUE, who);
        most.or(Limits.QUEUE);
        var overflow =
                overflowOf(rows, "what becomes of one more; the oldest is there for longest");
        return is -> new RoomPlan(is.of(most), is.of(overflow));
    }

    private static void overflow(Kinds<Overflow> kinds) {
        kinds.alone("reject", REJECT, "it is told no");
        kinds.alone("dropNewest", new Overflow.DropNewest(), "it is lost silently");
        kinds.alone("dropOldest", new Overflow.DropOldest(), "who waits for longest is lost");
        kinds.with("crashAndReset", "all is lost, and nothing works for a while", Policies::crash);
    }

    private static Function<Values, @Nullable Overflow> crash(RowList rows) {
        var reset = rows.span("reset", "how long it takes to come back");
        return is -> new Overflow.CrashAndReset(is.of(reset));
    }

    private static void balancer(Kinds<BalancerPlan> kinds) {
        kinds.alone("roundRobin", new BalancerPlan.RoundRobin(), "one after another");
        kinds.alone("random", new BalancerPlan.Random(), "any");
        kinds.alone(
                "leastConnections",
                new BalancerPlan.LeastConnections(),
                "who has the fewest requests; ties go round");
        kinds.of(
                "powerOf",
                "the better of so many that are drawn",
                Quantity.whole(1, Limits.STATIONS)
                        .map(choices -> new BalancerPlan.PowerOf(choices.intValue())));
        kinds.alone("affinity", new BalancerPlan.Affinity(), "always the same for a user");
    }
}
