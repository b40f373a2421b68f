package io.headroom.simulator.measure;

import io.headroom.simulator.cost.StationRates;

import org.jspecify.annotations.Nullable;

/**
 * The books of one leaf: exact counts, sums and integrals. Sums of instants may pass 2⁶³ and wrap;
 * what is read from them does not, so it comes out exact.
 */
public final class StageLedger {
    private final String name;
    private final StationRates rates;
    private final long[] columns = new long[StageColumn.COUNT];

    /** Waiting times and times here, if anybody wants their percentiles. */
    private final @Nullable Histogram waitingTime;

    private final @Nullable Histogram timeHere;
    private long waiting;
    private long serving;
    private long busyServers;
    private long provisionedServers;

    /** The books of a leaf that begins with {@code servers} servers. */
    StageLedger(String name, int servers, StationRates rates, boolean detail) {
        this.name = name;
        this.rates = rates;
        provisionedServers = servers;
        waitingTime = detail ? new Histogram() : null;
        timeHere = detail ? new Histogram() : null;
    }

    /** A request came and waits, if only for no time. */
    public void entered(long nowNanos) {
        columns[StageColumn.ENTERED]++;
        waiting++;
        columns[StageColumn.WAITING_AREA] -= nowNanos;
    }

    /** A request came and is lost at once. */
    public void turnedAway() {
        columns[StageColumn.ENTERED]++;
        columns[StageColumn.LOST]++;
    }

    /** A request came and is served at once, in a leaf without a queue. */
    public void served(long workPermille, long nowNanos) {
        columns[StageColumn.ENTERED]++;
        columns[StageColumn.STARTED]++;
        columns[StageColumn.WORK_PERMILLE] =
                Math.addExact(columns[StageColumn.WORK_PERMILLE], workPermille);
        serving++;
        columns[StageColumn.SERVING_AREA] -= nowNanos;
        if (waitingTime != null) {
            waitingTime.record(0);
        }
    }

    /** A server started a batch. */
    public void batchStarted(long nowNanos) {
        columns[StageColumn.BATCHES]++;
        busy(1, nowNanos);
    }

    /** A request of that batch started, having waited for company and then for a server. */
    public void started(long workPermille, long formingNanos, long queueNanos, long nowNanos) {
        columns[StageColumn.STARTED]++;
        columns[StageColumn.WORK_PERMILLE] =
                Math.addExact(columns[StageColumn.WORK_PERMILLE], workPermille);
        columns[StageColumn.FORMING_NANOS] += formingNanos;
        columns[StageColumn.QUEUE_NANOS] += queueNanos;
        leaveLine(nowNanos);
        serving++;
        columns[StageColumn.SERVING_AREA] -= nowNanos;
        if (waitingTime != null) {
            waitingTime.record(formingNanos + queueNanos);
        }
    }

    /** A request's service ended, so long after it started and so long after it came. */
    public void left(long nowNanos, long serviceNanos, long hereNanos) {
        columns[StageColumn.SERVICE_NANOS] += serviceNanos;
        columns[StageColumn.LEFT]++;
        leaveService(nowNanos);
        if (timeHere != null) {
            timeHere.record(hereNanos);
        }
    }

    /** So many servers more are busy. */
    public void busy(long more, long nowNanos) {
        busyServers += more;
        columns[StageColumn.BUSY_AREA] -= more * nowNanos;
    }

    /** So many servers more are provisioned. */
    public void provisioned(long more, long nowNanos) {
        provisionedServers += more;
        columns[StageColumn.PROVISIONED_AREA] -= more * nowNanos;
    }

    /** A waiting request was lost. */
    public void lostWaiting(long nowNanos, long waitedNanos) {
        columns[StageColumn.LOST]++;
        leaveWaiting(nowNanos, waitedNanos);
    }

    /** A waiting request lost patience. */
    public void abandoned(long nowNanos, long waitedNanos) {
        columns[StageColumn.ABANDONED]++;
        leaveWaiting(nowNanos, waitedNanos);
    }

    /** A waiting request was called off. */
    public void cancelledWaiting(long nowNanos, long waitedNanos) {
        columns[StageColumn.CANCELLED]++;
        leaveWaiting(nowNanos, waitedNanos);
    }

    /** A request in service was lost. */
    public void lostServing(long nowNanos, long servedNanos) {
        columns[StageColumn.LOST]++;
        columns[StageColumn.LOST_SERVICE_NANOS] += servedNanos;
        leaveService(nowNanos);
    }

    /** A request in service was called off. */
    public void cancelledServing(long nowNanos, long servedNanos) {
        columns[StageColumn.CANCELLED]++;
        columns[StageColumn.LOST_SERVICE_NANOS] += servedNanos;
        leaveService(nowNanos);
    }

    /** A request in service waits again. */
    public void putBack(long nowNanos, long servedNanos) {
        columns[StageColumn.PUT_BACK]++;
        columns[StageColumn.LOST_SERVICE_NANOS] += servedNanos;
        leaveService(nowNanos);
        waiting++;
        columns[StageColumn.WAITING_AREA] -= nowNanos;
    }

    /** Requests waiting. */
    public long waiting() {
        return waiting;
    }

    /** Requests in service. */
    public long serving() {
        return serving;
    }

    /** Busy servers. */
    public long busyServers() {
        return busyServers;
    }

    /** Provisioned servers. */
    public long provisionedServers() {
        return provisionedServers;
    }

    /** Requests that were handed to the leaf so far. */
    public long entered() {
        return columns[StageColumn.ENTERED];
    }

    /** Services started so far. */
    public long started() {
        return columns[StageColumn.STARTED];
    }

    /** ∫ busy servers dt so far, in nanoseconds. */
    public long busyNanos(long nowNanos) {
        return columns[StageColumn.BUSY_AREA] + busyServers * nowNanos;
    }

    /** Writes all columns as they stand at {@code nanos}, not before the last change. */
    void copyAt(long nanos, long[] target, int offset) {
        System.arraycopy(columns, 0, target, offset, StageColumn.COUNT);
        target[offset + StageColumn.WAITING_AREA] += nanos * waiting;
        target[offset + StageColumn.SERVING_AREA] += nanos * serving;
        target[offset + StageColumn.BUSY_AREA] += nanos * busyServers;
        target[offset + StageColumn.PROVISIONED_AREA] += nanos * provisionedServers;
    }

    /** Percentiles begin anew. */
    void warmedUp() {
        if (waitingTime != null && timeHere != null) {
            waitingTime.clear();
            timeHere.clear();
        }
    }

    /** A measurement whose columns are {@code measured}. */
    StageMeasurement measurement(long[] measured) {
        return new StageMeasurement(
                name,
                rates,
                measured,
                new long[] {waiting, serving, busyServers, provisionedServers},
                waitingTime == null ? Percentiles.NONE : waitingTime.percentiles(),
                timeHere == null ? Percentiles.NONE : timeHere.percentiles());
    }

    private void leaveWaiting(long nowNanos, long waitedNanos) {
        columns[StageColumn.LOST_WAITING_NANOS] += waitedNanos;
        leaveLine(nowNanos);
    }

    private void leaveLine(long nowNanos) {
        waiting--;
        columns[StageColumn.WAITING_AREA] += nowNanos;
    }

    private void leaveService(long nowNanos) {
        serving--;
        columns[StageColumn.SERVING_AREA] += nowNanos;
    }
}
