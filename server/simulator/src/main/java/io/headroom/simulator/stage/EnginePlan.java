package io.headroom.simulator.stage;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.notNegative;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.engine.ReplicaRole;
import io.headroom.simulator.policy.LifePlan;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.RoomPlan;

import java.util.List;

/**
 * A replica of a language model with a waiting line of its own: prompts and answers are worked on
 * iteration by iteration. Several replicas behind a balancer are a {@link ReplicasPlan}.
 *
 * @param name what students call it
 * @param replica how it works
 * @param queue waiting places; those who are preempted need none. A newcomer that comes in with the
 *     next iteration needs a place until then
 * @param rates what it costs
 * @param life how it starts and what its loss costs
 * @param promptWatts power on top of that of its rates while an iteration works on prompts
 * @param frontEndNanos taking a request in, before it is in the line: it waits so long in any case,
 *     and the replica works on. Not for who comes with its first token, to decode
 * @param intake how many may be taken in at once, where that takes time, and what becomes of one
 *     more; they have no places in the queue yet
 */
public record EnginePlan(
        String name,
        ReplicaPlan replica,
        QueuePlan queue,
        StationRates rates,
        LifePlan life,
        double promptWatts,
        long frontEndNanos,
        RoomPlan intake)
        implements StagePlan {
    /** Refuses overflows that would reset it, power below zero and ways that lead nowhere. */
    public EnginePlan {
        named("name", name);
        notNegative("promptWatts", promptWatts);
        within("frontEndNanos", frontEndNanos, 0, Limits.DURATION_NANOS);
        if (queue.overflow().resetNanos() > 0) {
            throw new IllegalArgumentException(
                    "a full queue does not crash a language-model server: its overflow must lose a"
                            + " request");
        }
        if (life.onLoss() == LifePlan.OnLoss.REROUTE && replica.role() == ReplicaRole.DECODE) {
            throw new IllegalArgumentException(
                    "life.onLoss cannot be reroute where role is decode: keys and values that were"
                            + " handed over are lost with the replica");
        }
    }

    /** A replica that takes in as many at once as there may be. */
    public EnginePlan(
            String name,
            ReplicaPlan replica,
            QueuePlan queue,
            StationRates rates,
            LifePlan life,
            double promptWatts,
            long frontEndNanos) {
        this(name, replica, queue, rates, life, promptWatts, frontEndNanos, RoomPlan.WIDE);
    }

    /** A replica whose prompts draw no more power than its answers, and come in at once. */
    public EnginePlan(
            String name, ReplicaPlan replica, QueuePlan queue, StationRates rates, LifePlan life) {
        this(name, replica, queue, rates, life, 0, 0);
    }

    /** A replica that starts at once. */
    public EnginePlan(String name, ReplicaPlan replica, QueuePlan queue, StationRates rates) {
        this(name, replica, queue, rates, LifePlan.STEADY);
    }

    /** A replica that costs nothing of its own. */
    public EnginePlan(String name, ReplicaPlan replica, QueuePlan queue) {
        this(name, replica, queue, StationRates.FREE);
    }

    /** How long taking in whom it gets keeps them from its line. */
    public long takingInNanos() {
        return replica.role() == ReplicaRole.DECODE ? 0 : frontEndNanos;
    }

    @Override
    public List<StagePlan> inside() {
        return List.of();
    }
}
