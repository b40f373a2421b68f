package io.headroom.content.simulation;

import io.headroom.content.grammar.Quantity;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Unit;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.TransferPlan;
import io.headroom.simulator.policy.LossPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.GatePlan;
import io.headroom.simulator.stage.LinkModes;
import io.headroom.simulator.stage.LinkPlan;
import io.headroom.simulator.stage.StagePlan;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/** Links and gates. */
final class Links {
    private static final double MOST_BANDWIDTH = 100;
    private static final double MOST_SHARE = 0.99;
    private static final int MOST_DISTURBANCES = 16;
    private static final long LEAST_STAY_NANOS = 1_000;

    private static final Shape<LossPlan> LOSS =
            Shape.of(
                    "linkLoss",
                    "what is lost is missed after a while, and sent again",
                    Links::loss);

    private static final Shape<Disturbed> DISTURBANCE =
            Shape.of(
                    "disturbance", "a state; what it does not say is as usual", Links::disturbance);

    private Links() {}

    /** A disturbance of a link that is otherwise like this. */
    private interface Disturbed {
        LinkModes.Disturbance on(Sampler latency, LossPlan loss);
    }

    /** A link. */
    static Function<Values, @Nullable StagePlan> link(RowList rows) {
        var name = Stages.name(rows, "link");
        var latency = rows.of("latency", Laws.DURATION, "time before the first byte");
        latency.or(Sampler.ZERO, "0");
        String speed = "how fast bytes are sent";
        var bandwidth = rows.of("bandwidth", Quantity.above(Unit.BANDWIDTH), speed);
        var bytes = rows.quantity("bytes", Unit.DATA, "of each transfer").or(0.);
        var perItem = rows.quantity("bytesPerItem", Unit.DATA, "on top, for each item").or(0.);
        String tokens = "on top, for each token of the prompt";
        var perToken = rows.quantity("bytesPerPromptToken", Unit.DATA, tokens).or(0.);
        String many = "transfers that share the bandwidth; the others wait";
        var atOnce = rows.count("atOnce", 1, Limits.QUEUE, many).or(1);
        var loss = rows.of("loss", LOSS, "what becomes of what is lost").or(LossPlan.NONE, "none");
        String states = "states that the link is in at times";
        var disturbances = rows.of("disturbances", DISTURBANCE.any(MOST_DISTURBANCES), states);
        disturbances.inPlans("sum of the shares of the disturbances").or(List.of(), "none");
        String lasts = "whether a state lasts; otherwise each transfer draws one of its own";
        var correlated = rows.of("correlated", WordKinds.FLAG, lasts).or(true);
        var queue = Policies.queueOf(rows);
        var costs = Costs.rows(rows);
        return is ->
                new LinkPlan(
                        Stages.Defined.name(is, name),
                        new TransferPlan(
                                is.of(latency),
                                is.of(bandwidth),
                                is.of(bytes),
                                is.of(perItem),
                                is.of(perToken)),
                        is.of(atOnce),
                        new LinkModes(
                                is.of(disturbances).stream()
                                        .map(each -> each.on(is.of(latency), is.of(loss)))
                                        .toList(),
                                is.of(correlated)),
                        is.of(loss),
                        is.of(queue),
                        costs.apply(is));
    }

    /** A gate. */
    static Function<Values, @Nullable StagePlan> gate(RowList rows) {
        var name = Stages.name(rows, "gate");
        var clock = Policies.clock(rows);
        String free = "at a tick; freeRunning stands open";
        var start = rows.choice("start", GatePlan.Start.ON_TICK, free);
        QueuePlan newest = new QueuePlan(1, new Overflow.DropOldest());
        var queue = rows.of("queue", Policies.QUEUE, "who waits");
        queue.inPlans("queue.capacity").or(newest, "one place, drops the oldest");
        return is ->
                new GatePlan(
                        Stages.Defined.name(is, name), clock.apply(is), is.of(start), is.of(queue));
    }

    private static Function<Values, @Nullable LossPlan> loss(RowList rows) {
        var probability = rows.number("probability", 0, 1, "of each transfer").or(0.);
        var tries = rows.count("tries", 1, Limits.ATTEMPTS, "then it is dropped").or(1);
        var timeout = rows.duration("timeout", "after which it is missed").or(0L);
        return is -> new LossPlan(is.of(probability), is.of(tries), is.of(timeout));
    }

    private static Function<Values, @Nullable Disturbed> disturbance(RowList rows) {
        var name = rows.text("name", "what it is called");
        var share = rows.number("share", 0, MOST_SHARE, "of all time");
        var stay = rows.of("for", Quantity.span(LEAST_STAY_NANOS), "its mean length");
        var latency = rows.of("latency", Laws.DURATION, "in the place of the usual");
        latency.optional("as usual");
        var bandwidth = rows.number("bandwidth", 0, MOST_BANDWIDTH, "a factor; 0 is an outage");
        bandwidth.or(1.);
        var lost = rows.number("loss", 0, 1, "probability, in the place of the usual");
        lost.optional("as usual");
        return is ->
                (usual, loss) ->
                        new LinkModes.Disturbance(
                                is.of(name),
                                is.of(share),
                                is.of(stay),
                                is.or(latency, usual),
                                Math.round(1000 * is.of(bandwidth)),
                                is.or(lost, loss.probability()));
    }
}
