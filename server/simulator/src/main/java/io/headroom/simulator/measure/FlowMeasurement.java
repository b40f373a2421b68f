package io.headroom.simulator.measure;

import java.util.function.LongConsumer;

/** What became of one flow's requests over the span of a {@link Measurement}; immutable. */
public final class FlowMeasurement extends Endings {
    private final String name;
    private final Objective objective;
    private final Percentiles firstResponse;
    private final Percentiles completion;

    FlowMeasurement(
            String name,
            Objective objective,
            long[] columns,
            Percentiles firstResponse,
            Percentiles completion) {
        super(columns);
        this.name = name;
        this.objective = objective;
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

    /** Hands every number to {@code digest} that does not depend on how closely one looks. */
    void forEachLong(LongConsumer digest) {
        for (int column = 0; column < RunColumn.COUNT; column++) {
            digest.accept(column(column));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FlowMeasurement that
                && name.equals(that.name)
                && objective.equals(that.objective)
                && sameAs(that)
                && firstResponse.equals(that.firstResponse)
                && completion.equals(that.completion);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + hash();
    }
}
