package io.headroom.simulator.stage;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.cost.TransferPlan;
import io.headroom.simulator.policy.LossPlan;
import io.headroom.simulator.policy.QueuePlan;

import java.util.List;

/**
 * A link: transfers are sent over a channel, first come, first served, and then propagate, which
 * needs no channel. Its one server in the books is the channel.
 *
 * @param name what students call it
 * @param transfer how long a transfer takes
 * @param atOnce transfers that share the channel's bandwidth equally; 1: one after another
 * @param modes how the link fares
 * @param loss what it does about losses
 * @param queue waiting places before the channel; retransmissions need none
 * @param rates what it costs
 */
public record LinkPlan(
        String name,
        TransferPlan transfer,
        int atOnce,
        LinkModes modes,
        LossPlan loss,
        QueuePlan queue,
        StationRates rates)
        implements StagePlan {
    /** Refuses numbers outside their limits and overflows that would reset it. */
    public LinkPlan {
        named("name", name);
        within("atOnce", atOnce, 1, Limits.QUEUE);
        if (queue.overflow().resetNanos() > 0) {
            throw new IllegalArgumentException(
                    "a full queue does not crash a link: its overflow must lose a transfer");
        }
    }

    /** A steady link that loses nothing, costs nothing and sends one transfer after another. */
    public LinkPlan(String name, TransferPlan transfer, QueuePlan queue) {
        this(name, transfer, 1, LinkModes.STEADY, LossPlan.NONE, queue, StationRates.FREE);
    }

    @Override
    public List<StagePlan> inside() {
        return List.of();
    }
}
