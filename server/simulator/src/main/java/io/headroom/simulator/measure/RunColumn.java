package io.headroom.simulator.measure;

import io.headroom.simulator.request.Spending;

/**
 * The columns of a flow's ledger; each holds an exact integer. A run is the sum of its flows.
 *
 * <p>Over a window, {@link #PRESENCE_NANOS} and {@link #COMPLETIONS} are of what happened in it;
 * the others are of those who arrived in it, followed to their end. Of the recent seconds all are
 * of what happened in them.
 */
final class RunColumn {
    static final int OFFERED = 0;
    static final int REJECTED = 1;
    static final int DROPPED = 2;
    static final int CRASHED = 3;
    static final int ABANDONED = 4;
    static final int TIMED_OUT = 5;
    static final int COMPLETED = 6;
    static final int GOOD = 7;

    /** Σ time in system of all that left, however they ended. */
    static final int LEFT_NANOS = 8;

    /** Σ time in system of the completed. */
    static final int COMPLETED_NANOS = 9;

    /** Σ time to first response of the completed. */
    static final int FIRST_RESPONSE_NANOS = 10;

    /** Σ waiting of the completed. */
    static final int WAITED_NANOS = 11;

    /**
     * ∫ number in system dt. In the ledger itself without n × now, so that nothing needs doing
     * between two changes: Σ instants of leaving − Σ instants of arrival, modulo 2⁶⁴.
     */
    static final int PRESENCE_NANOS = 12;

    /** Requests completed in the span, whenever they arrived. */
    static final int COMPLETIONS = 13;

    /** Of those who were carried in: requests that have left since. */
    static final int CARRIED_ENDED = 14;

    /** Σ over all that left: the part of their time in system that lies in the span. */
    static final int WITHIN_NANOS = 15;

    /** Columns that are part of digests; those from here on follow from them and came later. */
    static final int DIGESTED = 16;

    /** Σ over the completed of their {@link Spending} by label, cell by cell. */
    static final int SPENT = DIGESTED;

    /** Of the completed that were not good, by {@link Verdict}, the first of them its second. */
    static final int NOT_GOOD = SPENT + Spending.BY_LABEL;

    /** Σ work of the completed, in thousandths of an item. */
    static final int COMPLETED_PERMILLE = NOT_GOOD + Verdict.values().length - 1;

    /** Completed requests with a time per output token: those with two or more. */
    static final int PACED = COMPLETED_PERMILLE + 1;

    /** Σ over these: time per output token, each rounded down. */
    static final int PACE_NANOS = PACED + 1;

    /** Σ over the completed of their {@link Spending} by part of the work, cell by cell. */
    static final int WORK = PACE_NANOS + 1;

    static final int COUNT = WORK + Spending.BY_PART;

    /** Columns of what happened in a window, whoever it happened to. */
    static final int[] OF_WINDOW = {PRESENCE_NANOS, COMPLETIONS};

    private RunColumn() {}

    /** The column of the completed of which the objective says that. */
    static int of(Verdict verdict) {
        return verdict == Verdict.GOOD ? GOOD : NOT_GOOD + verdict.number() - 1;
    }
}
