package io.headroom.simulator;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.request.RequestObserver;

/**
 * How closely a simulation is watched; it changes nothing of what happens.
 *
 * @param sliceNanos length of the slices that {@link Simulation#measureRecent} looks back by
 * @param observer told of every request that ends
 * @param detail whether percentiles are kept for each flow and each leaf
 * @param labels whether the observer sees the time of a request under each label; there are as many
 *     as leaves and more, which every request pays for
 */
public record Watch(long sliceNanos, RequestObserver observer, boolean detail, boolean labels) {
    /** Slices of a second, no observer, percentiles of the whole only. */
    public static final Watch PLAIN = new Watch(Limits.SECOND_NANOS, RequestObserver.NONE, false);

    /** In detail all is kept, otherwise nothing. */
    public Watch(long sliceNanos, RequestObserver observer, boolean detail) {
        this(sliceNanos, observer, detail, detail);
    }

    /** Refuses slices outside their limits. */
    public Watch {
        within("sliceNanos", sliceNanos, 1, Limits.DURATION_NANOS);
    }
}
