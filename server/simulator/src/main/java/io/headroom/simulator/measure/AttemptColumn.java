package io.headroom.simulator.measure;

/** The columns of the books of attempts, which forks and clients make for requests. */
final class AttemptColumn {
    static final int LAUNCHED = 0;

    /** Got through while their request needed them. */
    static final int WON = 1;

    /** Stopped because they were not needed any more. */
    static final int CANCELLED = 2;

    /** Lost on the way, needed or not. */
    static final int LOST = 3;

    /** Got through when nobody needed them any more. */
    static final int LATE = 4;

    static final int COUNT = 5;

    private AttemptColumn() {}
}
