package io.headroom.simulator.request;

/** A row's kind, in one number: its flow, its class of priority, whether it is an attempt, tied. */
final class RowKind {
    private static final int FLOW_SHIFT = 8;
    private static final int PRIORITY_SHIFT = 2;
    private static final int PRIORITY_MASK = 63;
    private static final int ATTEMPT_BIT = 2;
    private static final int TIED_BIT = 1;

    private RowKind() {}

    static int of(int flow, int priority) {
        return flow << FLOW_SHIFT | priority << PRIORITY_SHIFT;
    }

    /** The kind of an attempt made for a row of {@code kind}; not tied. */
    static int attempt(int kind) {
        return (kind | ATTEMPT_BIT) & ~TIED_BIT;
    }

    static int tied(int kind, boolean tied) {
        return tied ? kind | TIED_BIT : kind & ~TIED_BIT;
    }

    static int flow(int kind) {
        return kind >>> FLOW_SHIFT;
    }

    static int priority(int kind) {
        return kind >>> PRIORITY_SHIFT & PRIORITY_MASK;
    }

    static boolean isAttempt(int kind) {
        return (kind & ATTEMPT_BIT) != 0;
    }

    static boolean isTied(int kind) {
        return (kind & TIED_BIT) != 0;
    }
}
