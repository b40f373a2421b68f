package io.headroom.simulator.measure;

import java.util.function.LongConsumer;

/**
 * Percentiles of a duration over completed requests, nearest rank, in nanoseconds; each within 1.6
 * % of the exact one. All zero when nothing completed.
 *
 * @param count number of completed requests they are taken over
 */
public record Percentiles(long count, long p50Nanos, long p95Nanos, long p99Nanos) {

    /** Hands every number to {@code digest}. */
    void forEachLong(LongConsumer digest) {
        digest.accept(count);
        digest.accept(p50Nanos);
        digest.accept(p95Nanos);
        digest.accept(p99Nanos);
    }
}
