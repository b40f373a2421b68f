package io.headroom.simulator.policy;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;

import org.jspecify.annotations.Nullable;

/**
 * A bounded queue: first come, first served within a class of priority; a class with a lower number
 * always goes first, and nobody is interrupted.
 *
 * @param capacity waiting places; those in service do not count, and a request that a free server
 *     takes at once needs none
 * @param overflow what happens when a request comes and no place is free
 * @param patienceNanos how long a request waits here before it leaves the queue, drawn per
 *     (station, request); {@code null} if all wait for ever
 */
public record QueuePlan(int capacity, Overflow overflow, @Nullable Sampler patienceNanos) {
    /** Refuses capacities outside their limits. */
    public QueuePlan {
        within("capacity", capacity, 0, Limits.QUEUE);
    }

    /** A queue of patient requests. */
    public QueuePlan(int capacity, Overflow overflow) {
        this(capacity, overflow, null);
    }
}
