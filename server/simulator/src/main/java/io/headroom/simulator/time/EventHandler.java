package io.headroom.simulator.time;

/** Somebody with at most one pending event. */
public interface EventHandler {
    /** Does what was due at {@code nowNanos}; schedules its next event, if there is one. */
    void act(long nowNanos);
}
