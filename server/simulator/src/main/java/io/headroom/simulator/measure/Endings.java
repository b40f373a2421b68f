package io.headroom.simulator.measure;

import java.util.Arrays;

/** How requests ended over a span of simulated time, in exact counts and sums; immutable. */
public abstract sealed class Endings permits FlowMeasurement, Measurement {
    private final long[] columns;

    /** Keeps the array, which nobody may change any more. */
    Endings(long[] columns) {
        this.columns = columns;
    }

    /** Requests that arrived: carried in + offered = all endings + in system, at every instant. */
    public final long offered() {
        return columns[RunColumn.OFFERED];
    }

    /** Requests that were told no. */
    public final long rejected() {
        return columns[RunColumn.REJECTED];
    }

    /** Requests that were lost silently. */
    public final long dropped() {
        return columns[RunColumn.DROPPED];
    }

    /** Requests that a crash took. */
    public final long crashed() {
        return columns[RunColumn.CRASHED];
    }

    /** Requests that lost patience and left a queue. */
    public final long abandoned() {
        return columns[RunColumn.ABANDONED];
    }

    /** Requests that their client or a join gave up on. */
    public final long timedOut() {
        return columns[RunColumn.TIMED_OUT];
    }

    /** Requests that got their whole answer, in time or not. */
    public final long completed() {
        return columns[RunColumn.COMPLETED];
    }

    /** Completed requests that met the objective. */
    public final long good() {
        return columns[RunColumn.GOOD];
    }

    /**
     * Completed requests of which the objective says that: good, late, cut, poor and missed are all
     * of the completed, each once.
     */
    public final long judged(Verdict verdict) {
        return verdict == Verdict.GOOD
                ? good()
                : columns[RunColumn.NOT_GOOD + verdict.number() - 1];
    }

    /** ∫ number in system dt, in nanoseconds: exactly Σ time in system of gone and present. */
    public final long presenceNanos() {
        return columns[RunColumn.PRESENCE_NANOS];
    }

    /** Σ time in system of all that left in the span, however they ended. */
    public final long leftNanos() {
        return columns[RunColumn.LEFT_NANOS];
    }

    /** Σ time in system of the completed. */
    public final long completedNanos() {
        return columns[RunColumn.COMPLETED_NANOS];
    }

    /** Σ time to first response of the completed. */
    public final long firstResponseNanos() {
        return columns[RunColumn.FIRST_RESPONSE_NANOS];
    }

    /** Σ waiting of the completed. */
    public final long waitedNanos() {
        return columns[RunColumn.WAITED_NANOS];
    }

    /**
     * SLO adherence: good ÷ offered, where all that was lost stays below the line; 0 of nothing.
     */
    public final double adherence() {
        return Ratio.of(good(), offered());
    }

    /** A number of {@link RunColumn}. */
    final long column(int column) {
        return columns[column];
    }

    /** Whether all counts and sums are the same. */
    final boolean sameAs(Endings other) {
        return Arrays.equals(columns, other.columns);
    }

    /** A hash of all counts and sums. */
    final int hash() {
        return Arrays.hashCode(columns);
    }
}
