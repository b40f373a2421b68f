package io.headroom.simulator.policy;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;

/**
 * A bounded queue.
 *
 * @param capacity waiting places; those in service do not count, and a request that a free server
 *     takes at once needs none
 * @param overflow what happens when a request comes and no place is free
 */
public record QueuePlan(int capacity, Overflow overflow) {
    /** Refuses capacities outside their limits. */
    public QueuePlan {
        within("capacity", capacity, 0, Limits.QUEUE);
    }
}
