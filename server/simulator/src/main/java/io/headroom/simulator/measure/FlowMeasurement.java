package io.headroom.simulator.measure;

import io.headroom.simulator.request.Spending;
import io.headroom.simulator.request.TimeLabel;
import io.headroom.simulator.request.WorkPart;

import java.util.function.LongConsumer;

/** What became of the requests of one flow that a {@link Measurement} is about; immutable. */
public final class FlowMeasurement extends Endings {
    private final String name;
    private final Objective objective;
    private final boolean isScored;
    private final ResponsePercentiles times;

    FlowMeasurement(
            String name,
            Objective objective,
            boolean isScored,
            long[] columns,
            Population population,
            ResponsePercentiles times) {
        super(columns, population);
        this.name = name;
        this.objective = objective;
        this.isScored = isScored;
        this.times = times;
    }

    /** The flow's name. */
    public String name() {
        return name;
    }

    /** What makes a request of it good. */
    public Objective objective() {
        return objective;
    }

    /** Σ over the completed: time under a label, to the end. */
    public long labelNanos(TimeLabel label) {
        return column(RunColumn.SPENT + label.number());
    }

    /** Σ over the completed: time under a label up to the instant that the objective judges. */
    public long judgedNanos(TimeLabel label) {
        int after = RunColumn.SPENT + Spending.BY_LABEL / 2 + label.number();
        return labelNanos(label) - (judgesWhole() ? 0 : column(after));
    }

    /** Σ over the completed: what of their service by language models went to that. */
    public long workNanos(WorkPart part) {
        return column(RunColumn.WORK + part.number());
    }

    /** Σ over the completed: the same up to the instant that the objective judges. */
    public long judgedWorkNanos(WorkPart part) {
        int after = RunColumn.WORK + Spending.BY_PART / 2 + part.number();
        return workNanos(part) - (judgesWhole() ? 0 : column(after));
    }

    private boolean judgesWhole() {
        return objective.deadline() != Objective.Deadline.FIRST_RESPONSE;
    }

    /**
     * Time to first response of those who arrived in the window, if the simulation is watched in
     * detail.
     */
    public Percentiles firstResponse() {
        return times.first();
    }

    /** Their time to the end, if the simulation is watched in detail. */
    public Percentiles completion() {
        return times.whole();
    }

    /**
     * Their time per output token (TPOT), over those with two or more, if the simulation is watched
     * in detail.
     */
    public Percentiles perOutputToken() {
        return times.pace();
    }

    /** Whether it counts where the whole is judged. */
    public boolean isScored() {
        return isScored;
    }

    /** The work of the completed, in items. */
    public double itemsCompleted() {
        return (double) column(RunColumn.COMPLETED_PERMILLE) / 1000;
    }

    /** Good requests in units of the objective. */
    double goodUnits() {
        return (double) Math.multiplyExact(good(), objective.requestWeight())
                / objective.weightPerUnit();
    }

    /** Hands every number to {@code digest} that does not depend on how closely one looks. */
    void forEachLong(LongConsumer digest) {
        for (int column = 0; column < RunColumn.DIGESTED; column++) {
            digest.accept(column(column));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FlowMeasurement that
                && name.equals(that.name)
                && objective.equals(that.objective)
                && isScored == that.isScored
                && sameAs(that)
                && times.equals(that.times);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + hash();
    }
}
