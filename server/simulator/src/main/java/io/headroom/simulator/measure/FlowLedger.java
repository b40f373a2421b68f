package io.headroom.simulator.measure;

import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.request.Spending;

import org.jspecify.annotations.Nullable;

/** The books of one flow: exact counts, sums and integrals, which may wrap as a leaf's may. */
final class FlowLedger {
    private final String name;
    private final Objective objective;

    /** Of the columns those that count losses; the others are fields, side by side. */
    private final long[] losses = new long[RunColumn.COUNT];

    /** What the time of the completed went to, in all and after their first response. */
    private final long[] spent = new long[Spending.COUNT];

    private long offered;
    private long presenceArea;
    private long leftNanos;
    private long completed;
    private long completedNanos;
    private long firstResponseNanos;
    private long waitedNanos;

    /** Of the completed, by what the objective says of them. */
    private final long[] judged = new long[Verdict.values().length];

    private final @Nullable ResponseTimes times;
    private long present;

    FlowLedger(LedgerPlan.FlowBooks plan, boolean detail) {
        name = plan.name();
        objective = plan.objective();
        times = detail ? new ResponseTimes() : null;
    }

    void arrived(long nowNanos) {
        offered++;
        presenceArea -= nowNanos;
        present++;
    }

    void completed(long nowNanos, long firstNanos, long wholeNanos, long waited, Verdict verdict) {
        leave(nowNanos, wholeNanos);
        completed++;
        completedNanos += wholeNanos;
        firstResponseNanos += firstNanos;
        waitedNanos += waited;
        judged[verdict.number()]++;
        if (times != null) {
            times.record(firstNanos, wholeNanos);
        }
    }

    void spent(Spending spending, int request) {
        spending.addTo(request, spent);
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
        losses[column]++;
    }

    void copyAt(long nanos, long[] target, int offset) {
        System.arraycopy(losses, 0, target, offset, RunColumn.COUNT);
        System.arraycopy(spent, 0, target, offset + RunColumn.SPENT, Spending.COUNT);
        target[offset + RunColumn.OFFERED] = offered;
        target[offset + RunColumn.COMPLETED] = completed;
        target[offset + RunColumn.GOOD] = judged[Verdict.GOOD.number()];
        System.arraycopy(judged, 1, target, offset + RunColumn.NOT_GOOD, judged.length - 1);
        target[offset + RunColumn.LEFT_NANOS] = leftNanos;
        target[offset + RunColumn.COMPLETED_NANOS] = completedNanos;
        target[offset + RunColumn.FIRST_RESPONSE_NANOS] = firstResponseNanos;
        target[offset + RunColumn.WAITED_NANOS] = waitedNanos;
        target[offset + RunColumn.PRESENCE_NANOS] = presenceArea + nanos * present;
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
        leftNanos += timeInSystemNanos;
        presenceArea += nowNanos;
        present--;
    }
}
