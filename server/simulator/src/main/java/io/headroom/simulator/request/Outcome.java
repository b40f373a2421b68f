package io.headroom.simulator.request;

/** How a request ended. */
public enum Outcome {
    /** It got its whole answer, in time or not. */
    COMPLETED(0),
    /** It was told no. */
    REJECTED(1),
    /** It was lost silently. */
    DROPPED(2),
    /** A crash took it. */
    CRASHED(3),
    /** It lost patience and left a queue. */
    ABANDONED(4),
    /** Its client, or a join, gave up on it. */
    TIMED_OUT(5);

    private static final Outcome[] ALL = values();

    private final int code;

    Outcome(int code) {
        this.code = code;
    }

    /** Its number, from 0. */
    public int code() {
        return code;
    }

    /** The outcome of that number. */
    public static Outcome of(int code) {
        return ALL[code];
    }
}
