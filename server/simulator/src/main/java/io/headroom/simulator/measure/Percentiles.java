package io.headroom.simulator.measure;

import java.util.function.LongConsumer;

/**
 * Percentiles of a duration over requests, nearest rank, in nanoseconds; each within 0.8 % of the
 * exact one. All zero over nothing.
 *
 * @param count number of requests they are taken over
 */
public record Percentiles(
        long count, long p50Nanos, long p90Nanos, long p95Nanos, long p99Nanos, long p999Nanos) {
    /** Percentiles over nothing. */
    public static final Percentiles NONE = new Percentiles(0, 0, 0, 0, 0, 0);

    /** Hands every number to {@code digest}. */
    void forEachLong(LongConsumer digest) {
        digest.accept(count);
        digest.accept(p50Nanos);
        digest.accept(p90Nanos);
        digest.accept(p95Nanos);
        digest.accept(p99Nanos);
        digest.accept(p999Nanos);
    }
}
