package io.headroom.simulator.measure;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** What one station did over the span of a {@link Measurement}; immutable. */
public final class StageMeasurement {
    private final String name;
    private final long[] columns;
    private final long[] gauges;

    StageMeasurement(String name, long[] columns, long waiting, long serving, long busyServers) {
        this.name = name;
        this.columns = columns;
        this.gauges = new long[] {waiting, serving, busyServers};
    }

    /** The station's name. */
    public String name() {
        return name;
    }

    /** Requests waiting at the end of the span. */
    public long waiting() {
        return gauges[0];
    }

    /** Requests in service at the end of the span. */
    public long serving() {
        return gauges[1];
    }

    /** Busy servers at the end of the span. */
    public long busyServers() {
        return gauges[2];
    }

    /** Requests handed to the station, also those it had no place for. */
    public long entered() {
        return columns[StageColumn.ENTERED];
    }

    /** Requests whose service started. */
    public long started() {
        return columns[StageColumn.STARTED];
    }

    /** Batches that were started. */
    public long batches() {
        return columns[StageColumn.BATCHES];
    }

    /** Requests per started batch; 0 without any. */
    public double meanBatch() {
        return Ratio.of(started(), batches());
    }

    /** Work that was started, in thousandths of an item. */
    public long workPermille() {
        return columns[StageColumn.WORK_PERMILLE];
    }

    /**
     * Σ over started requests: waiting for company, until the batch was full or its window over.
     */
    public long formingNanos() {
        return columns[StageColumn.FORMING_NANOS];
    }

    /** Σ over started requests: waiting for a server after that. */
    public long queueNanos() {
        return columns[StageColumn.QUEUE_NANOS];
    }

    /** Σ over requests that finished service here: time in it. */
    public long serviceNanos() {
        return columns[StageColumn.SERVICE_NANOS];
    }

    /** Σ over requests that were lost while they waited: time here. */
    public long lostWaitingNanos() {
        return columns[StageColumn.LOST_WAITING_NANOS];
    }

    /** Σ over requests that were lost in service: time in it. */
    public long lostServiceNanos() {
        return columns[StageColumn.LOST_SERVICE_NANOS];
    }

    /** Mean {@link #formingNanos()} of a started request; 0 without any. */
    public double meanFormingNanos() {
        return Ratio.of(formingNanos(), started());
    }

    /** Mean {@link #queueNanos()} of a started request; 0 without any. */
    public double meanQueueNanos() {
        return Ratio.of(queueNanos(), started());
    }

    /** Mean time in service: ∫ number in service ÷ started; 0 without any. */
    public double meanServiceNanos() {
        return Ratio.of(servingArea(), started());
    }

    /** ∫ number waiting dt, in nanoseconds. */
    public long waitingArea() {
        return columns[StageColumn.WAITING_AREA];
    }

    /** ∫ number in service dt, in nanoseconds. */
    public long servingArea() {
        return columns[StageColumn.SERVING_AREA];
    }

    /** ∫ busy servers dt, in nanoseconds. */
    public long busyNanos() {
        return columns[StageColumn.BUSY_AREA];
    }

    /** ∫ provisioned servers dt, in nanoseconds. */
    public long provisionedNanos() {
        return columns[StageColumn.PROVISIONED_AREA];
    }

    /** Busy over provisioned, from 0 to 1. */
    public double utilization() {
        return Ratio.of(busyNanos(), provisionedNanos());
    }

    /** One column of the ledger, for sums over stations. */
    long column(int index) {
        return columns[index];
    }

    /** Hands every number to {@code digest}. */
    void forEachLong(LongConsumer digest) {
        for (long column : columns) {
            digest.accept(column);
        }
        for (long gauge : gauges) {
            digest.accept(gauge);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StageMeasurement that
                && name.equals(that.name)
                && Arrays.equals(columns, that.columns)
                && Arrays.equals(gauges, that.gauges);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(columns) + Arrays.hashCode(gauges);
    }
}
