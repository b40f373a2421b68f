package io.headroom.simulator.stage;

/** The integral over time of a number of bytes, exact inside and told in whole byte-seconds. */
final class ByteTime {
    private static final long MILLI_NANOS = 1_000_000;
    private static final long SECOND_MILLIS = 1_000;

    private long bytes;
    private long sinceNanos;
    private long seconds;

    /** What is less than a byte-second, and less than a byte-millisecond of that. */
    private long millis;

    private long nanos;

    /** So many bytes more are there from now on. */
    void change(long more, long nowNanos) {
        long spanMillis = (nowNanos - sinceNanos) / MILLI_NANOS;
        nanos += bytes * ((nowNanos - sinceNanos) % MILLI_NANOS);
        millis += bytes * (spanMillis % SECOND_MILLIS) + nanos / MILLI_NANOS;
        seconds += bytes * (spanMillis / SECOND_MILLIS) + millis / SECOND_MILLIS;
        nanos %= MILLI_NANOS;
        millis %= SECOND_MILLIS;
        sinceNanos = nowNanos;
        bytes += more;
    }

    /** Up to now, rounded down. */
    long byteSeconds(long nowNanos) {
        long spanMillis = (nowNanos - sinceNanos) / MILLI_NANOS;
        long parts = nanos + bytes * ((nowNanos - sinceNanos) % MILLI_NANOS);
        long rest = millis + bytes * (spanMillis % SECOND_MILLIS) + parts / MILLI_NANOS;
        return seconds + bytes * (spanMillis / SECOND_MILLIS) + rest / SECOND_MILLIS;
    }
}
