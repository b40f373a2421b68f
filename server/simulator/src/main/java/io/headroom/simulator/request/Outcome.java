package io.headroom.simulator.request;

/** How a request ended. */
public enum Outcome {
    /** It got its whole answer, in time or not. */
    COMPLETED,
    /** It was told no. */
    REJECTED,
    /** It was lost silently. */
    DROPPED,
    /** A crash took it. */
    CRASHED,
    /** It lost patience and left a queue. */
    ABANDONED,
    /** Its client, or a join, gave up on it. */
    TIMED_OUT
}
