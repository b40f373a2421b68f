package io.headroom.node.session;

import java.util.concurrent.TimeUnit;

/**
 * A game's own clock on its owner. It runs with the owner's monotonic clock, stands still in a
 * pause, and does not count the time in which the whole process stood still. Not thread-safe.
 */
final class GameTime {
    /** Silence for longer than this means that the process stood still. */
    private static final long GAP_NANOS = TimeUnit.SECONDS.toNanos(1);

    private long gameNanos;
    private long seenNanos;
    private boolean running;

    /**
     * A clock that goes on somewhere.
     *
     * @param nowNanos of the monotonic clock
     */
    GameTime(long gameMillis, boolean running, long nowNanos) {
        this.gameNanos = TimeUnit.MILLISECONDS.toNanos(gameMillis);
        this.running = running;
        this.seenNanos = nowNanos;
    }

    /** Lets the clock follow; a time in which the process stood still is not counted. */
    void advance(long nowNanos) {
        long passed = nowNanos - seenNanos;
        seenNanos = nowNanos;
        if (running && passed <= GAP_NANOS) {
            gameNanos += passed;
        }
    }

    /** Where the clock stands. */
    long millis() {
        return TimeUnit.NANOSECONDS.toMillis(gameNanos);
    }

    /** Stops the clock where the log says. */
    void stopAt(long gameMillis) {
        gameNanos = TimeUnit.MILLISECONDS.toNanos(gameMillis);
        running = false;
    }

    /** Lets the clock run on from where the log says. */
    void runFrom(long gameMillis) {
        gameNanos = TimeUnit.MILLISECONDS.toNanos(gameMillis);
        running = true;
    }
}
