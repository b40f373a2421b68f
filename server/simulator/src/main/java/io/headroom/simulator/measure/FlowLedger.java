package io.headroom.simulator.measure;

import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.request.Spending;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The books of one flow: exact counts, sums and integrals, which may wrap as a leaf's may. They are
 * of all that has left so far; those who left after the window began and are not of its population,
 * because they were carried in, are counted once more on their own.
 */
final class FlowLedger {
    private final String name;
    private final Objective objective;
    private final boolean isScored;

    /**
     * Of the columns those that count losses and answers by tokens; the others are fields, side by
     * side.
     */
    private final long[] rarer = new long[RunColumn.COUNT];

    /** Who arrives from its beginning on is the population. */
    private final Window window;

    /** What the time of the completed went to, in all and after their first response. */
    private final long[] spent = new long[Spending.BY_LABEL];

    /** The same of their time in language-model servers. */
    private final long[] worked = new long[Spending.BY_PART];

    // What every request touches first, so that it lies side by side.
    private long offered;
    private long present;
    private long presenceArea;
    private long leftNanos;
    private long completed;
    private long completedNanos;
    private long firstResponseNanos;
    private long waitedNanos;
    private long good;
    private long completedPermille;

    /** Of the completed that are not good, by what the objective says of them. */
    private final long[] judged = new long[Verdict.values().length];

    private final @Nullable ResponseTimes times;

    /** What the columns hold of those who were carried in and have left since. */
    private final long[] others = new long[RunColumn.COUNT];

    FlowLedger(LedgerPlan.FlowBooks plan, Window window, boolean detail) {
        this.window = window;
        name = plan.name();
        objective = plan.objective();
        isScored = plan.isScored();
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
        if (verdict == Verdict.GOOD) {
            good++;
        } else {
            judged[verdict.number()]++;
        }
        if (isCarriedIn(nowNanos - wholeNanos)) {
            others[RunColumn.COMPLETED]++;
            others[RunColumn.COMPLETED_NANOS] += wholeNanos;
            others[RunColumn.FIRST_RESPONSE_NANOS] += firstNanos;
            others[RunColumn.WAITED_NANOS] += waited;
            others[RunColumn.of(verdict)]++;
        } else if (times != null) {
            times.record(firstNanos, wholeNanos);
        }
    }

    /** A request that arrived then and was completed had so long from one token to the next. */
    void paced(long arrivalNanos, long nanosPerToken) {
        rarer[RunColumn.PACED]++;
        rarer[RunColumn.PACE_NANOS] += nanosPerToken;
        if (isCarriedIn(arrivalNanos)) {
            others[RunColumn.PACED]++;
            others[RunColumn.PACE_NANOS] += nanosPerToken;
        } else if (times != null) {
            times.recordPace(nanosPerToken);
        }
    }

    /** Whether who arrived then was there before the window began. */
    boolean isCarriedIn(long arrivalNanos) {
        return arrivalNanos < window.fromNanos();
    }

    void spent(long arrivalNanos, RequestTable requests, int request) {
        Spending spending = requests.labels().spending();
        Spending work = requests.labels().work();
        spending.addTo(request, spent, 0);
        work.addTo(request, worked, 0);
        completedPermille += requests.workPermille(request);
        if (isCarriedIn(arrivalNanos)) {
            spending.addTo(request, others, RunColumn.SPENT);
            work.addTo(request, others, RunColumn.WORK);
            others[RunColumn.COMPLETED_PERMILLE] += requests.workPermille(request);
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
        rarer[column]++;
        if (isCarriedIn(nowNanos - timeInSystemNanos)) {
            others[column]++;
        }
    }

    void copyAt(long nanos, long[] target, int offset) {
        System.arraycopy(rarer, 0, target, offset, RunColumn.COUNT);
        System.arraycopy(spent, 0, target, offset + RunColumn.SPENT, Spending.BY_LABEL);
        System.arraycopy(worked, 0, target, offset + RunColumn.WORK, Spending.BY_PART);
        target[offset + RunColumn.OFFERED] = offered;
        target[offset + RunColumn.COMPLETED] = completed;
        target[offset + RunColumn.COMPLETED_PERMILLE] = completedPermille;
        target[offset + RunColumn.GOOD] = good;
        System.arraycopy(judged, 1, target, offset + RunColumn.NOT_GOOD, judged.length - 1);
        target[offset + RunColumn.LEFT_NANOS] = leftNanos;
        target[offset + RunColumn.COMPLETED_NANOS] = completedNanos;
        target[offset + RunColumn.FIRST_RESPONSE_NANOS] = firstResponseNanos;
        target[offset + RunColumn.WAITED_NANOS] = waitedNanos;
        target[offset + RunColumn.PRESENCE_NANOS] = presenceNanos(nanos);
        target[offset + RunColumn.COMPLETIONS] = completed;
        target[offset + RunColumn.WITHIN_NANOS] = leftNanos;
    }

    /** ∫ requests of the flow in the system dt from time 0, modulo 2⁶⁴. */
    long presenceNanos(long nowNanos) {
        return presenceArea + nowNanos * present;
    }

    /** Takes out of columns who is not of the window's population. */
    void leaveOut(long[] target, int offset) {
        for (int column = 0; column < RunColumn.COUNT; column++) {
            target[offset + column] -= others[column];
        }
    }

    /** Puts into {@code target} what is told of the window alone, as it stood in {@code then}. */
    static void ofWindow(long[] then, long[] target, int offset) {
        for (int column : RunColumn.OF_WINDOW) {
            target[offset + column] = then[offset + column];
        }
    }

    /** The window begins. */
    void warmedUp() {
        Arrays.fill(others, 0);
        if (times != null) {
            times.clear();
        }
    }

    FlowMeasurement measurement(long[] measured, Population population) {
        return new FlowMeasurement(
                name,
                objective,
                isScored,
                measured,
                population,
                times == null ? ResponsePercentiles.NONE : times.percentiles());
    }

    private void leave(long nowNanos, long timeInSystemNanos) {
        leftNanos += timeInSystemNanos;
        presenceArea += nowNanos;
        present--;
        long arrivalNanos = nowNanos - timeInSystemNanos;
        if (isCarriedIn(arrivalNanos)) {
            others[RunColumn.CARRIED_ENDED]--;
            others[RunColumn.LEFT_NANOS] += timeInSystemNanos;
            others[RunColumn.WITHIN_NANOS] += window.fromNanos() - arrivalNanos;
        }
        if (nowNanos > window.toNanos()) {
            others[RunColumn.WITHIN_NANOS] += nowNanos - window.toNanos();
        }
    }
}
