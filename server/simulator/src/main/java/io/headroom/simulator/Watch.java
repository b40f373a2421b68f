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
 * @param work whether it is told what the work of language models goes to, which each of their
 *     iterations and each of their requests pays for
 */
public record Watch(
        long sliceNanos, RequestObserver observer, boolean detail, boolean labels, boolean work) {
    /** Slices of a second, no observer, percentiles of the whole only. */
    public static final Watch PLAIN = new Watch(Limits.SECOND_NANOS, RequestObserver.NONE, false);

    /**
     * No observer, percentiles of the whole only.
     *
     * @param work whether it is told what the work of language models goes to
     */
    public static Watch ofSlices(long sliceNanos, boolean work) {
        return new Watch(sliceNanos, RequestObserver.NONE, false, false, work);
    }

    /** In detail all is kept, otherwise nothing. */
    public Watch(long sliceNanos, RequestObserver observer, boolean detail) {
        this(sliceNanos, observer, detail, detail, detail);
    }

    /** Refuses slices outside their limits. */
    public Watch {
        within("sliceNanos", sliceNanos, 1, Limits.DURATION_NANOS);
    }
}
