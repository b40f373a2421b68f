package io.headroom.simulator;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.request.RequestObserver;

/**
 * How closely a simulation is watched; it changes nothing of what happens.
 *
 * @param sliceNanos length of the slices that {@link Simulation#measureRecent} looks back by
 * @param observer told of every request that ends
 * @param detail whether percentiles are kept for each flow and each leaf, and the observer sees the
 *     time of a request under each label
 */
public record Watch(long sliceNanos, RequestObserver observer, boolean detail) {
    /** Slices of a second, no observer, percentiles of the whole only. */
    public static final Watch PLAIN = new Watch(Limits.SECOND_NANOS, RequestObserver.NONE, false);

    /** Refuses slices outside their limits. */
    public Watch {
        within("sliceNanos", sliceNanos, 1, Limits.DURATION_NANOS);
    }
}
