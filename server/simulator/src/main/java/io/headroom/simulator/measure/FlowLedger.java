package io.headroom.simulator.measure;

import io.headroom.simulator.request.Outcome;

import org.jspecify.annotations.Nullable;

/** The books of one flow: exact counts, sums and integrals, which may wrap as a leaf's may. */
final class FlowLedger {
    private final String name;
    private final Objective objective;
    private final boolean firstDecides;
    private final long mostNanos;
    private final long[] columns = new long[RunColumn.COUNT];
    private final @Nullable ResponseTimes times;
    private long present;

    FlowLedger(LedgerPlan.FlowBooks plan, boolean detail) {
        name = plan.name();
        objective = plan.objective();
        firstDecides = objective.deadline() == Objective.Deadline.FIRST_RESPONSE;
        mostNanos = objective.isGood(0, 0) ? objective.deadlineNanos() : -1;
        times = detail ? new ResponseTimes() : null;
    }

    void arrived(long nowNanos) {
        columns[RunColumn.OFFERED]++;
        columns[RunColumn.PRESENCE_NANOS] -= nowNanos;
        present++;
    }

    void completed(long nowNanos, long firstNanos, long wholeNanos, long waitedNanos) {
        leave(nowNanos, wholeNanos);
        columns[RunColumn.COMPLETED]++;
        columns[RunColumn.COMPLETED_NANOS] += wholeNanos;
        columns[RunColumn.FIRST_RESPONSE_NANOS] += firstNanos;
        columns[RunColumn.WAITED_NANOS] += waitedNanos;
        if ((firstDecides ? firstNanos : wholeNanos) <= mostNanos) {
            columns[RunColumn.GOOD]++;
        }
        if (times != null) {
            times.record(firstNanos, wholeNanos);
        }
    }

    void lost(long nowNanos, Outcome outcome, long timeInSystemNanos) {
        leave(nowNanos, timeInSystemNanos);
        int column =
                switch (outcome) {
                    case REJECTED -> RunColumn.REJECTED;
                    case DROPPED -> RunColumn.DROPPED;
                    case CRASHED -> RunColumn.CRASHED;
                    case ABANDONED -> RunColumn.ABANDONED;
                    case TIMED_OUT -> RunColumn.TIMED_OUT;
                    case COMPLETED ->
                            throw new IllegalArgumentException("a completed request is not lost");
                };
        columns[column]++;
    }

    long present() {
        return present;
    }

    Objective objective() {
        return objective;
    }

    void copyAt(long nanos, long[] target, int offset) {
        System.arraycopy(columns, 0, target, offset, RunColumn.COUNT);
        target[offset + RunColumn.PRESENCE_NANOS] += nanos * present;
    }

    void warmedUp() {
        if (times != null) {
            times.clear();
        }
    }

    FlowMeasurement measurement(long[] measured) {
        return new FlowMeasurement(
                name,
                objective,
                measured,
                times == null ? Percentiles.NONE : times.firstPercentiles(),
                times == null ? Percentiles.NONE : times.wholePercentiles());
    }

    private void leave(long nowNanos, long timeInSystemNanos) {
        columns[RunColumn.LEFT_NANOS] += timeInSystemNanos;
        columns[RunColumn.PRESENCE_NANOS] += nowNanos;
        present--;
    }
}
