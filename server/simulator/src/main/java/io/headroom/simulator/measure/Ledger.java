package io.headroom.simulator.measure;

import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.request.RequestTable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The books of one run. Time is cut into slices of one length; when one begins, all columns are
 * copied, so that what happened in the last few slices is a difference of two exact copies. So they
 * are where the window of measurements begins and ends; its requests are followed after that.
 * Neither measuring nor slicing schedules anything or changes what is counted.
 */
public final class Ledger {
    /** Whole slices that {@link #recent} can look back. */
    public static final int MOST_RECENT_SLICES = 5;

    private static final int SLICES = MOST_RECENT_SLICES + 1;

    private final LedgerPlan plan;
    private final Window window = new Window();
    private final FlowLedger[] flows;
    private final StageLedger[] stages;
    private final AttemptBooks attempts = new AttemptBooks();
    private final List<Meter> meters = new ArrayList<>();

    /**
     * What completed in the slices that are over; with the current slice, all who arrived in the
     * window.
     */
    private final ResponseTimes before = new ResponseTimes();

    /** What a look puts together; kept, because a hall looks thousands of times a second. */
    private final ResponseTimes looked = new ResponseTimes();

    private final Slice[] slices = new Slice[SLICES];

    /** The columns as they stood when the run began, or its warm-up was over. */
    private final Slice base;

    /** The columns and levels as they stood when the window ended; null before. */
    private @Nullable Standing ended;

    private Slice current;
    private long currentSlice;
    private final long sliceNanos;
    private long sliceEndNanos;

    /** The next instant at which columns must be copied. */
    private long copyNanos;

    private long present;
    private long come;

    /** Empty books. */
    public Ledger(LedgerPlan plan) {
        this.plan = plan;
        sliceNanos = plan.sliceNanos();
        sliceEndNanos = sliceNanos;
        copyNanos = Math.min(sliceEndNanos, plan.windowEndNanos());
        flows = new FlowLedger[plan.flows().size()];
        for (int flow = 0; flow < flows.length; flow++) {
            flows[flow] = new FlowLedger(plan.flows().get(flow), window, plan.detail());
        }
        stages = new StageLedger[plan.leaves().size()];
        for (int leaf = 0; leaf < stages.length; leaf++) {
            LedgerPlan.LeafBooks books = plan.leaves().get(leaf);
            stages[leaf] =
                    new StageLedger(
                            books.name(), books.servers(), books.rates(), window, plan.detail());
        }
        for (int slice = 0; slice < SLICES; slice++) {
            slices[slice] = new Slice(width());
        }
        base = new Slice(width());
        current = slices[0];
    }

    /** The books of a leaf. */
    public StageLedger stage(int index) {
        return stages[index];
    }

    /** The books of attempts. */
    public AttemptBooks attempts() {
        return attempts;
    }

    /** Reads {@code meter}, too; to be said before anything happens. */
    public void add(Meter meter) {
        meters.add(meter);
        for (Slice slice : slices) {
            slice.columns = new long[width()];
        }
        base.columns = new long[width()];
    }

    /** Requests in the system. */
    public long present() {
        return present;
    }

    /** Requests that have ever arrived, those of the warm-up too. */
    public long come() {
        return come;
    }

    /** ∫ requests in the system dt from time 0 to {@code nowNanos}, not before the last change. */
    public long presenceNanos(long nowNanos) {
        long sum = 0;
        for (FlowLedger flow : flows) {
            sum += flow.presenceNanos(nowNanos);
        }
        return sum;
    }

    /** A request arrived. */
    public void arrived(int flow, long nowNanos) {
        flows[flow].arrived(nowNanos);
        present++;
        come++;
    }

    /** A request got its whole answer, these times after its arrival. */
    public void completed(
            int flow,
            long nowNanos,
            long firstResponseNanos,
            long completionNanos,
            long waitedNanos,
            Verdict verdict) {
        flows[flow].completed(nowNanos, firstResponseNanos, completionNanos, waitedNanos, verdict);
        present--;
        current.times.record(firstResponseNanos, completionNanos);
        if (flows[flow].isCarriedIn(nowNanos - completionNanos)) {
            before.forget(firstResponseNanos, completionNanos);
        }
    }

    /**
     * A request that arrived then and was completed had its first token so long before its end, and
     * so many that language models made.
     */
    public void paced(int flow, long arrivalNanos, long nanosAfterFirst, int tokens) {
        if (tokens > 1) {
            long each = nanosAfterFirst / (tokens - 1);
            flows[flow].paced(arrivalNanos, each);
            current.times.recordPace(each);
            if (flows[flow].isCarriedIn(arrivalNanos)) {
                before.forgetPace(each);
            }
        }
    }

    /** What the time of a request that arrived then and was completed went to, and its work. */
    public void spent(int flow, long arrivalNanos, RequestTable requests, int request) {
        flows[flow].spent(arrivalNanos, requests, request);
    }

    /** A request was lost, this time after its arrival. */
    public void lost(int flow, long nowNanos, Outcome outcome, long timeInSystemNanos) {
        flows[flow].lost(nowNanos, outcome, timeInSystemNanos);
        present--;
    }

    /**
     * Everything before {@code nanos} is booked: begins the slices that have begun by then, and
     * ends the window if it has ended.
     */
    public void bookedUntil(long nanos) {
        if (nanos >= copyNanos) {
            copy(nanos);
        }
    }

    private void copy(long nanos) {
        if (ended == null && nanos >= plan.windowEndNanos()) {
            ended = standing(plan.windowEndNanos());
            window.endsAt(plan.windowEndNanos());
        }
        if (nanos >= sliceEndNanos) {
            beginSlices(nanos / sliceNanos);
        }
        copyNanos = ended == null ? Math.min(sliceEndNanos, plan.windowEndNanos()) : sliceEndNanos;
    }

    /**
     * The window of {@link #window} begins now.
     *
     * @throws IllegalStateException if it has ended
     */
    public void warmedUp(long nowNanos) {
        if (ended != null) {
            throw new IllegalStateException(
                    "the window ended at " + plan.windowEndNanos() + " ns, now is " + nowNanos);
        }
        base.begin(nowNanos, present);
        copyAt(nowNanos, base.columns);
        before.clear();
        before.subtract(current.times);
        window.beginsAt(nowNanos);
        for (FlowLedger flow : flows) {
            flow.warmedUp();
        }
        for (StageLedger stage : stages) {
            stage.warmedUp();
        }
    }

    /** The window from the start or the end of the warm-up to now, and who arrived in it. */
    public Measurement window(long nowNanos) {
        Standing now = standing(nowNanos);
        long[] all = now.columns;
        Standing end = ended == null ? now : ended;
        for (int flow = 0; flow < flows.length; flow++) {
            flows[flow].leaveOut(all, flow * RunColumn.COUNT);
            FlowLedger.ofWindow(end.columns, all, flow * RunColumn.COUNT);
        }
        System.arraycopy(end.columns, stagesAt(), all, stagesAt(), attemptsAt() - stagesAt());
        System.arraycopy(end.columns, metersAt(), all, metersAt(), width() - metersAt());
        looked.clear();
        looked.add(before);
        looked.add(current.times);
        Measurement.Span span =
                new Measurement.Span(base.beginNanos, end.nanos, nowNanos, base.carriedIn);
        return measurement(
                span, Population.ARRIVED, new Standing(end.nanos, all, end.levels), base);
    }

    /** Everything since the start, whatever was a warm-up, without percentiles. */
    public Measurement whole(long nowNanos) {
        looked.clear();
        Measurement.Span span = new Measurement.Span(0, nowNanos, nowNanos, 0);
        return measurement(span, Population.ARRIVED, standing(nowNanos), new Slice(width()));
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
        looked.clear();
        for (long number = first; number <= currentSlice; number++) {
            looked.add(slice(number).times);
        }
        Slice from = slice(first);
        Measurement.Span span =
                new Measurement.Span(from.beginNanos, nowNanos, nowNanos, from.carriedIn);
        return measurement(span, Population.ENDED, standing(nowNanos), from);
    }

    private void beginSlices(long newest) {
        before.add(current.times);
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
        return slices[(int) (number % SLICES)];
    }

    private int stagesAt() {
        return flows.length * RunColumn.COUNT;
    }

    private int attemptsAt() {
        return stagesAt() + stages.length * StageColumn.COUNT;
    }

    private int metersAt() {
        return attemptsAt() + AttemptColumn.COUNT;
    }

    private int width() {
        int width = metersAt();
        for (Meter meter : meters) {
            width += meter.columns().size();
        }
        return width;
    }

    private void copyAt(long nanos, long[] target) {
        int offset = 0;
        for (FlowLedger flow : flows) {
            flow.copyAt(nanos, target, offset);
            offset += RunColumn.COUNT;
        }
        for (StageLedger stage : stages) {
            stage.copyAt(nanos, target, offset);
            offset += StageColumn.COUNT;
        }
        attempts.copyTo(target, offset);
        offset = metersAt();
        for (Meter meter : meters) {
            meter.readAt(nanos, target, offset);
            offset += meter.columns().size();
        }
    }

    /** All columns and levels at {@code nanos}, not before the last change. */
    private Standing standing(long nanos) {
        long[] all = new long[width()];
        copyAt(nanos, all);
        long[] levels = new long[stages.length * StageLedger.LEVELS];
        for (int stage = 0; stage < stages.length; stage++) {
            stages[stage].copyLevels(levels, stage * StageLedger.LEVELS);
        }
        return new Standing(nanos, all, levels);
    }

    /** What lies between the beginning of {@code slice} and {@code end}. */
    private Measurement measurement(
            Measurement.Span span, Population population, Standing end, Slice slice) {
        long[] all = end.columns;
        long[] meterLevels = part(all, metersAt(), width() - metersAt());
        for (int column = 0; column < all.length; column++) {
            all[column] -= slice.columns[column];
        }
        List<FlowMeasurement> flowsMeasured = new ArrayList<>(flows.length);
        for (int flow = 0; flow < flows.length; flow++) {
            long[] columns = part(all, flow * RunColumn.COUNT, RunColumn.COUNT);
            flowsMeasured.add(flows[flow].measurement(columns, population));
        }
        List<StageMeasurement> measured = new ArrayList<>(stages.length);
        for (int stage = 0; stage < stages.length; stage++) {
            long[] columns = part(all, stagesAt() + stage * StageColumn.COUNT, StageColumn.COUNT);
            long[] levels = part(end.levels, stage * StageLedger.LEVELS, StageLedger.LEVELS);
            measured.add(stages[stage].measurement(columns, levels));
        }
        return new Measurement(
                plan.tariff(),
                plan.scoring(),
                span,
                population,
                looked.percentiles(),
                flowsMeasured,
                measured,
                AttemptMeasurement.at(all, slice.columns, attemptsAt()),
                metersMeasured(all, meterLevels));
    }

    private List<MeterMeasurement> metersMeasured(long[] all, long[] levels) {
        List<MeterMeasurement> measured = new ArrayList<>(meters.size());
        int offset = 0;
        for (Meter meter : meters) {
            List<Meter.Column> columns = meter.columns();
            long[] values = part(all, metersAt() + offset, columns.size());
            for (int column = 0; column < values.length; column++) {
                if (columns.get(column).gauge()) {
                    values[column] = levels[offset + column];
                }
            }
            measured.add(new MeterMeasurement(meter, values));
            offset += values.length;
        }
        return measured;
    }

    private static long[] part(long[] all, int offset, int length) {
        long[] part = new long[length];
        System.arraycopy(all, offset, part, 0, length);
        return part;
    }

    /** All columns and the levels of all leaves as they stood at an instant. */
    private static final class Standing {
        private final long nanos;

        /** A measurement is made of them in place. */
        private final long[] columns;

        private final long[] levels;

        Standing(long nanos, long[] columns, long[] levels) {
            this.nanos = nanos;
            this.columns = columns;
            this.levels = levels;
        }
    }
}
