package io.headroom.simulator.measure;

import io.headroom.simulator.request.Spending;
import io.headroom.simulator.request.TimeLabel;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** What became of one flow's requests over the span of a {@link Measurement}; immutable. */
public final class FlowMeasurement {
    private final String name;
    private final Objective objective;
    private final long[] columns;
    private final Percentiles firstResponse;
    private final Percentiles completion;

    FlowMeasurement(
            String name,
            Objective objective,
            long[] columns,
            Percentiles firstResponse,
            Percentiles completion) {
        this.name = name;
        this.objective = objective;
        this.columns = columns;
        this.firstResponse = firstResponse;
        this.completion = completion;
    }

    /** The flow's name. */
    public String name() {
        return name;
    }

    /** What makes a request of it good. */
    public Objective objective() {
        return objective;
    }

    /** Requests that arrived. */
    public long offered() {
        return columns[RunColumn.OFFERED];
    }

    /** Requests that were told no. */
    public long rejected() {
        return columns[RunColumn.REJECTED];
    }

    /** Requests that were lost silently. */
    public long dropped() {
        return columns[RunColumn.DROPPED];
    }

    /** Requests that a crash took. */
    public long crashed() {
        return columns[RunColumn.CRASHED];
    }

    /** Requests that lost patience and left a queue. */
    public long abandoned() {
        return columns[RunColumn.ABANDONED];
    }

    /** Requests that their client or a join gave up on. */
    public long timedOut() {
        return columns[RunColumn.TIMED_OUT];
    }

    /** Requests that got their whole answer, in time or not. */
    public long completed() {
        return columns[RunColumn.COMPLETED];
    }

    /** Completed requests that met the objective. */
    public long good() {
        return columns[RunColumn.GOOD];
    }

    /** ∫ number in system dt, in nanoseconds. */
    public long presenceNanos() {
        return columns[RunColumn.PRESENCE_NANOS];
    }

    /** Σ time in system of the completed. */
    public long completedNanos() {
        return columns[RunColumn.COMPLETED_NANOS];
    }

    /** Σ time to first response of the completed. */
    public long firstResponseNanos() {
        return columns[RunColumn.FIRST_RESPONSE_NANOS];
    }

    /** Σ waiting of the completed. */
    public long waitedNanos() {
        return columns[RunColumn.WAITED_NANOS];
    }

    /** Σ over the completed: time under a label, to the end. */
    public long labelNanos(TimeLabel label) {
        return columns[RunColumn.SPENT + label.number()];
    }

    /** Σ over the completed: time under a label up to the instant that the objective judges. */
    public long judgedNanos(TimeLabel label) {
        boolean whole = objective.deadline() != Objective.Deadline.FIRST_RESPONSE;
        int after = RunColumn.SPENT + Spending.COUNT / 2 + label.number();
        return labelNanos(label) - (whole ? 0 : columns[after]);
    }

    /** SLO adherence: good ÷ offered; 0 of nothing. */
    public double adherence() {
        return Ratio.of(good(), offered());
    }

    /**
     * Time to first response since the start or the warm-up, if the simulation is watched in
     * detail.
     */
    public Percentiles firstResponse() {
        return firstResponse;
    }

    /** Time to the end since the start or the warm-up, if the simulation is watched in detail. */
    public Percentiles completion() {
        return completion;
    }

    /** Good requests in units of the objective. */
    double goodUnits() {
        return (double) Math.multiplyExact(good(), objective.requestWeight())
                / objective.weightPerUnit();
    }

    /** Adds every column to {@code sums}. */
    void addTo(long[] sums) {
        for (int column = 0; column < RunColumn.COUNT; column++) {
            sums[column] = Math.addExact(sums[column], columns[column]);
        }
    }

    /** Hands every number to {@code digest} that does not depend on how closely one looks. */
    void forEachLong(LongConsumer digest) {
        for (int column = 0; column < RunColumn.DIGESTED; column++) {
            digest.accept(columns[column]);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FlowMeasurement that
                && name.equals(that.name)
                && objective.equals(that.objective)
                && Arrays.equals(columns, that.columns)
                && firstResponse.equals(that.firstResponse)
                && completion.equals(that.completion);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(columns);
    }
}
