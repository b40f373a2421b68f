package io.headroom.simulator.measure;

/** The columns of a station's ledger; each holds an exact integer. */
final class StageColumn {
    /** Requests that were handed to the station, also those it had no place for. */
    static final int ENTERED = 0;

    static final int STARTED = 1;
    static final int BATCHES = 2;

    /** Work started, in thousandths of an item. */
    static final int WORK_PERMILLE = 3;

    /** Σ waiting of the started until their batch was ready. */
    static final int FORMING_NANOS = 4;

    /** Σ waiting of the started from then on. */
    static final int QUEUE_NANOS = 5;

    /** Σ time in service of those that finished it. */
    static final int SERVICE_NANOS = 6;

    /** Σ waiting of those that were lost while they waited. */
    static final int LOST_WAITING_NANOS = 7;

    /** Σ time in service of those that were lost in it. */
    static final int LOST_SERVICE_NANOS = 8;

    /** ∫ number waiting dt. */
    static final int WAITING_AREA = 9;

    /** ∫ number in service dt. */
    static final int SERVING_AREA = 10;

    /** ∫ busy servers dt. */
    static final int BUSY_AREA = 11;

    /** ∫ provisioned servers dt. */
    static final int PROVISIONED_AREA = 12;

    static final int COUNT = 13;

    private StageColumn() {}
}
