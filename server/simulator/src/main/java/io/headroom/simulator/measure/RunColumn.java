package io.headroom.simulator.measure;

/** The columns of a run's ledger; each holds an exact integer. */
final class RunColumn {
    static final int OFFERED = 0;
    static final int REJECTED = 1;
    static final int DROPPED = 2;
    static final int CRASHED = 3;
    static final int COMPLETED = 4;
    static final int GOOD = 5;

    /** Σ time in system of all that left, however they ended. */
    static final int LEFT_NANOS = 6;

    /** Σ time in system of the completed. */
    static final int COMPLETED_NANOS = 7;

    /** Σ time to first response of the completed. */
    static final int FIRST_RESPONSE_NANOS = 8;

    /** ∫ number in system dt. */
    static final int PRESENCE_NANOS = 9;

    static final int ABANDONED = 10;
    static final int TIMED_OUT = 11;

    static final int COUNT = 12;

    private RunColumn() {}
}
