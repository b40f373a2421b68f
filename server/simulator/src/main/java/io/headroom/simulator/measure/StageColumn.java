package io.headroom.simulator.measure;

/**
 * The columns of a leaf's ledger; each holds an exact integer. Integrals over time stand in the
 * ledger without n × now, see {@link RunColumn#PRESENCE_NANOS}.
 */
final class StageColumn {
    /** Requests that were handed to the leaf, also those it had no place for. */
    static final int ENTERED = 0;

    /** Services started; a request that was put back starts again. */
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

    /** Σ waiting of those that left while they waited: lost, out of patience, cancelled. */
    static final int LOST_WAITING_NANOS = 7;

    /** Σ time in service of those that left in it or were put back. */
    static final int LOST_SERVICE_NANOS = 8;

    /** ∫ number waiting dt. */
    static final int WAITING_AREA = 9;

    /** ∫ number in service dt. */
    static final int SERVING_AREA = 10;

    /** ∫ busy servers dt. */
    static final int BUSY_AREA = 11;

    /** ∫ provisioned servers dt. */
    static final int PROVISIONED_AREA = 12;

    /** Requests that finished service. */
    static final int LEFT = 13;

    /** Requests that were lost here: rejected, dropped or crashed. */
    static final int LOST = 14;

    /** Requests that lost patience here. */
    static final int ABANDONED = 15;

    /** Requests that were called off while they were here. */
    static final int CANCELLED = 16;

    /** Requests that were put back because their server was lost. */
    static final int PUT_BACK = 17;

    /** Tokens of prompts that were found computed. */
    static final int REUSED_TOKENS = 18;

    static final int COUNT = 19;

    private StageColumn() {}
}
