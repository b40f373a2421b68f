package io.headroom.simulator.policy;

/** Which content nobody uses goes first when blocks are needed. */
public enum Eviction {
    /** What nobody has used for longest. */
    LEAST_RECENTLY_USED,
    /** What was computed first, however often it was used since. */
    OLDEST,
    /** Nothing is kept that nobody uses; only those who run at one time share. */
    NONE
}
