package io.headroom.game.result;

import io.headroom.game.MayBeInfinite;

/**
 * What a practice run showed: the mean and the range over its replications.
 *
 * @param replications independent runs with the same configuration
 */
public record WhatIfResult(
        int replications,
        Range adherence,
        Range costPerGood,
        Range p50Millis,
        Range p99Millis,
        Range utilization,
        Range meanBatch,
        Range formingMillis,
        Range queueMillis,
        Range serviceMillis) {

    /** A mean with the least and the greatest of the replications. */
    public record Range(
            @MayBeInfinite double mean, @MayBeInfinite double low, @MayBeInfinite double high) {}
}
