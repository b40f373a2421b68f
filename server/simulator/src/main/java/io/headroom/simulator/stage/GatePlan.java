package io.headroom.simulator.stage;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.TickClock;

import java.util.List;

/**
 * Lets one request through at each tick of a clock, the oldest: a display that swaps frames, a
 * sensor that is read out. What comes exactly on a tick makes it, unless another one has.
 *
 * @param name what students call it
 * @param clock when it opens
 * @param start whether it waits for the tick at all
 * @param queue places before it, at least one; a display has one and drops the oldest
 */
public record GatePlan(String name, TickClock clock, Start start, QueuePlan queue)
        implements StagePlan {
    /** When a request may go on. */
    public enum Start {
        /** At a tick. */
        ON_TICK,
        /** At once: the gate stands open and only counts what it shows. */
        FREE_RUNNING
    }

    /** Refuses gates without a place and overflows that would reset it. */
    public GatePlan {
        named("name", name);
        within("queue.capacity", queue.capacity(), 1, Limits.QUEUE);
        if (queue.overflow().resetNanos() > 0) {
            throw new IllegalArgumentException(
                    "a full queue does not crash a gate: its overflow must lose a request");
        }
    }

    @Override
    public List<StagePlan> inside() {
        return List.of();
    }
}
