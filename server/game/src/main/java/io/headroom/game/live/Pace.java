package io.headroom.game.live;

/**
 * When the ticks of a live run are in simulated time. A track-round states how much time is
 * simulated, a preset how long a class watches; the pace is one over the other, exactly, and may be
 * below one.
 *
 * @param lengthNanos simulated time of the whole run
 * @param lengthTicks ticks of the whole run
 */
record Pace(long lengthNanos, int lengthTicks) {

    /** Simulated time of so many ticks, cut to whole nanoseconds. */
    long nanos(int ticks) {
        return Math.multiplyExact(lengthNanos, (long) ticks) / lengthTicks;
    }
}
