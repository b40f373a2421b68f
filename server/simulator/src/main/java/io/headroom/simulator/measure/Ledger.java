package io.headroom.simulator.measure;

import io.headroom.simulator.bounds.Bounds;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.request.Outcome;

import java.util.ArrayList;
import java.util.List;

/**
 * The books of one run. Time is cut into slices of one length; when one begins, all columns are
 * copied, so that what happened in the last few slices is a difference of two exact copies. Neither
 * measuring nor slicing schedules anything or changes what is counted.
 */
public final class Ledger {
    /** Whole slices that {@link #recent} can look back. */
    public static final int MOST_RECENT_SLICES = 5;

    private static final int SLICES = MOST_RECENT_SLICES + 1;

    private final Objective objective;
    private final CostRates rates;
    private final List<StageLedger> stages = new ArrayList<>();
    private final long[] columns = new long[RunColumn.COUNT];
    private final Histogram firstResponse = new Histogram();
    private final Histogram completion = new Histogram();
    private final List<Slice> slices = new ArrayList<>();
    private Slice current;
    private long currentSlice;
    private final long sliceNanos;
    private long sliceEndNanos;
    private long accruedNanos;
    private long present;

    /**
     * Empty books for stations by these names and numbers of servers.
     *
     * @param sliceNanos length of a slice
     */
    public Ledger(
            Objective objective,
            CostRates rates,
            List<String> names,
            int[] servers,
            long sliceNanos) {
        this.objective = objective;
        this.rates = rates;
        this.sliceNanos = Bounds.within("sliceNanos", sliceNanos, 1, Limits.DURATION_NANOS);
        this.sliceEndNanos = sliceNanos;
        for (int stage = 0; stage < servers.length; stage++) {
            stages.add(new StageLedger(names.get(stage), servers[stage]));
        }
        for (int slice = 0; slice < SLICES; slice++) {
            slices.add(new Slice(width()));
        }
        current = slices.get(0);
    }

    /** The books of a station. */
    public StageLedger stage(int index) {
        return stages.get(index);
    }

    /** Requests in the system. */
    public long present() {
        return present;
    }

    /** A request arrived. */
    public void arrived(long nowNanos) {
        accrue(nowNanos);
        columns[RunColumn.OFFERED]++;
        present++;
    }

    /** A request got its whole answer, these times after its arrival. */
    public void completed(long nowNanos, long firstResponseNanos, long completionNanos) {
        leave(nowNanos, completionNanos);
        columns[RunColumn.COMPLETED]++;
        columns[RunColumn.COMPLETED_NANOS] += completionNanos;
        columns[RunColumn.FIRST_RESPONSE_NANOS] += firstResponseNanos;
        if (objective.isGood(firstResponseNanos, completionNanos)) {
            columns[RunColumn.GOOD]++;
        }
        firstResponse.record(firstResponseNanos);
        completion.record(completionNanos);
        current.firstResponse.record(firstResponseNanos);
        current.completion.record(completionNanos);
    }

    /** A request was lost, this time after its arrival. */
    public void lost(long nowNanos, Outcome outcome, long timeInSystemNanos) {
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

    /** Everything before {@code nanos} is booked: begins the slices that have begun by then. */
    public void bookedUntil(long nanos) {
        if (nanos >= sliceEndNanos) {
            beginSlices(nanos / sliceNanos);
        }
    }

    /** Everything since the start, as it stands at {@code nowNanos}. */
    public Measurement sinceStart(long nowNanos) {
        return measurement(
                nowNanos,
                new Slice(width()),
                firstResponse.percentiles(),
                completion.percentiles());
    }

    /**
     * The last {@code count} whole slices and the current one, as they stand at {@code nowNanos};
     * less when the run is younger.
     */
    public Measurement recent(int count, long nowNanos) {
        if (count < 0 || count > MOST_RECENT_SLICES) {
            throw new IllegalArgumentException(
                    "slices must be from 0 to " + MOST_RECENT_SLICES + ", found " + count);
        }
        long first = Math.max(0, currentSlice - count);
        Histogram mergedFirst = new Histogram();
        Histogram mergedCompletion = new Histogram();
        for (long number = first; number <= currentSlice; number++) {
            mergedFirst.add(slice(number).firstResponse);
            mergedCompletion.add(slice(number).completion);
        }
        return measurement(
                nowNanos, slice(first), mergedFirst.percentiles(), mergedCompletion.percentiles());
    }

    private void leave(long nowNanos, long timeInSystemNanos) {
        accrue(nowNanos);
        columns[RunColumn.LEFT_NANOS] += timeInSystemNanos;
        present--;
    }

    private void accrue(long nowNanos) {
        long span = nowNanos - accruedNanos;
        if (span != 0) {
            accruedNanos = nowNanos;
            columns[RunColumn.PRESENCE_NANOS] =
                    Math.addExact(
                            columns[RunColumn.PRESENCE_NANOS], Math.multiplyExact(span, present));
        }
    }

    private void beginSlices(long newest) {
        // Slices that would be overwritten before anybody could look at them are left out.
        long first = Math.max(currentSlice + 1, newest - SLICES + 1);
        for (long number = first; number <= newest; number++) {
            Slice slice = slice(number);
            slice.begin(number * sliceNanos, present);
            copyAt(slice.beginNanos, slice.columns);
        }
        currentSlice = newest;
        current = slice(newest);
        sliceEndNanos = (newest + 1) * sliceNanos;
    }

    private Slice slice(long number) {
        return slices.get((int) (number % SLICES));
    }

    private int width() {
        return RunColumn.COUNT + stages.size() * StageColumn.COUNT;
    }

    private void copyAt(long nanos, long[] target) {
        System.arraycopy(columns, 0, target, 0, RunColumn.COUNT);
        target[RunColumn.PRESENCE_NANOS] += Math.multiplyExact(nanos - accruedNanos, present);
        int offset = RunColumn.COUNT;
        // By index: this runs once a slice and must not allocate, not even an iterator.
        for (int stage = 0; stage < stages.size(); stage++) {
            stages.get(stage).copyAt(nanos, target, offset);
            offset += StageColumn.COUNT;
        }
    }

    /** What lies between the beginning of {@code slice} and {@code nowNanos}. */
    private Measurement measurement(
            long nowNanos, Slice slice, Percentiles first, Percentiles whole) {
        long[] all = new long[width()];
        copyAt(nowNanos, all);
        for (int column = 0; column < all.length; column++) {
            all[column] -= slice.columns[column];
        }
        List<StageMeasurement> measured = new ArrayList<>(stages.size());
        int offset = RunColumn.COUNT;
        for (StageLedger stage : stages) {
            long[] own = new long[StageColumn.COUNT];
            System.arraycopy(all, offset, own, 0, StageColumn.COUNT);
            measured.add(stage.measurement(own));
            offset += StageColumn.COUNT;
        }
        long[] run = new long[RunColumn.COUNT];
        System.arraycopy(all, 0, run, 0, RunColumn.COUNT);
        return new Measurement(
                objective,
                rates,
                slice.beginNanos,
                nowNanos,
                slice.carriedIn,
                run,
                first,
                whole,
                measured);
    }

    /** One slice: the columns as they stood at its beginning, and what completed in it. */
    private static final class Slice {
        private final long[] columns;
        private final Histogram firstResponse = new Histogram();
        private final Histogram completion = new Histogram();
        private long beginNanos;
        private long carriedIn;

        Slice(int width) {
            columns = new long[width];
        }

        void begin(long nanos, long presentThen) {
            beginNanos = nanos;
            carriedIn = presentThen;
            firstResponse.clear();
            completion.clear();
        }
    }
}
