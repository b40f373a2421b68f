package io.headroom.simulator.measure;

/** The window that is measured; the same for all flows and leaves of a simulation. */
final class Window {
    private long fromNanos;
    private long toNanos = Long.MAX_VALUE;

    /** It begins then: whoever has come so far is carried into it. */
    void beginsAt(long nanos) {
        fromNanos = nanos;
    }

    /** It ends then, exclusive. */
    void endsAt(long nanos) {
        toNanos = nanos;
    }

    long fromNanos() {
        return fromNanos;
    }

    /** {@link Long#MAX_VALUE} as long as nobody has said it. */
    long toNanos() {
        return toNanos;
    }

    /** Whether an instant is in it. */
    boolean contains(long nanos) {
        return fromNanos <= nanos && nanos < toNanos;
    }
}
