package io.headroom.simulator.measure;

import java.util.Arrays;

/**
 * How requests ended, in exact counts and sums; immutable. Of a window these are the requests that
 * arrived in it, followed to their end; of the recent seconds those that ended in them, see {@link
 * #population()}.
 */
public abstract sealed class Endings permits FlowMeasurement, Measurement {
    private final long[] columns;
    private final Population population;

    /** Keeps the array, which nobody may change any more. */
    Endings(long[] columns, Population population) {
        this.columns = columns;
        this.population = population;
    }

    /** Whose outcomes and times these are. */
    public final Population population() {
        return population;
    }

    /**
     * Requests that arrived in the span: carried in + offered = {@link #ended()} + {@link
     * #carriedInEnded()} + in system, at every instant.
     */
    public final long offered() {
        return columns[RunColumn.OFFERED];
    }

    /** Requests of the population that ended, however. */
    public final long ended() {
        return rejected() + dropped() + crashed() + abandoned() + timedOut() + completed();
    }

    /** Requests that were carried in and have ended since; 0 where the population is who ended. */
    public final long carriedInEnded() {
        return columns[RunColumn.CARRIED_ENDED];
    }

    /** Requests of the population that have not ended yet, neither good nor lost. */
    public final long stillRunning() {
        return judged() - ended();
    }

    /** Requests that outcomes are shares of: all that arrived, or all that ended. */
    public final long judged() {
        return population == Population.ARRIVED ? offered() : ended();
    }

    /** Requests completed within the span, whenever they arrived. */
    public final long completions() {
        return columns[RunColumn.COMPLETIONS];
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
        return columns[RunColumn.of(verdict)];
    }

    /**
     * ∫ number in system dt over the span, in nanoseconds: exactly {@link #withinNanos()} and the
     * parts of those who are still there. Where nobody was carried in and everybody left before the
     * span was over, as in a run that ends with its last request, it is Σ time in system.
     */
    public final long presenceNanos() {
        return columns[RunColumn.PRESENCE_NANOS];
    }

    /**
     * Σ of those parts of the times in system that lie in the span, over all that left: who was
     * carried in counts from its beginning, who left after its end up to its end. Of the recent
     * seconds it is {@link #leftNanos()}.
     */
    public final long withinNanos() {
        return columns[RunColumn.WITHIN_NANOS];
    }

    /** Σ time in system of the population's requests that left, however they ended. */
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

    /**
     * Completed requests that language models made two output tokens of or more, which have a time
     * per output token.
     */
    public final long paced() {
        return columns[RunColumn.PACED];
    }

    /** Σ over these: (last token − first token) ÷ (output tokens − 1), each rounded down. */
    public final long perOutputTokenNanos() {
        return columns[RunColumn.PACE_NANOS];
    }

    /** Σ waiting of the completed. */
    public final long waitedNanos() {
        return columns[RunColumn.WAITED_NANOS];
    }

    /**
     * SLO adherence, from 0 to 1: good ÷ all who arrived in the window, where all that was lost
     * stays below the line; of the recent seconds good ÷ all who ended. 0 of nothing.
     */
    public double adherence() {
        return Ratio.of(good(), judged());
    }

    /** A number of {@link RunColumn}. */
    final long column(int column) {
        return columns[column];
    }

    /** Whether all counts and sums are the same. */
    final boolean sameAs(Endings other) {
        return population == other.population && Arrays.equals(columns, other.columns);
    }

    /** A hash of all counts and sums. */
    final int hash() {
        return Arrays.hashCode(columns);
    }
}
