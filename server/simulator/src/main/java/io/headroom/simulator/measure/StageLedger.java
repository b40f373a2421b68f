package io.headroom.simulator.measure;

import io.headroom.simulator.cost.StationRates;

import org.jspecify.annotations.Nullable;

/**
 * The books of one leaf: exact counts, sums and integrals. Sums of instants may pass 2⁶³ and wrap;
 * what is read from them does not, so it comes out exact.
 */
public final class StageLedger {
    /** Levels of a leaf: waiting, in service, busy servers, provisioned ones. */
    static final int LEVELS = 4;

    private final String name;
    private final StationRates rates;
    private final Window window;

    // Fields and not an array, and those that every request touches first: side by side in memory
    // they are few lines of cache, which counts where there are many stages.
    private long waiting;
    private long serving;
    private long busyServers;
    private long enteredCount;
    private long startedCount;
    private long startedPermille;
    private long queueSum;
    private long serviceSum;
    private long waitingArea;
    private long servingArea;
    private long leftCount;
    private long batchCount;
    private long busyArea;
    private long formingSum;
    private long lostWaitingSum;
    private long lostServiceSum;
    private long provisionedArea;
    private long lostCount;
    private long abandonedCount;
    private long cancelledCount;
    private long putBackCount;
    private long reusedTokens;
    private long provisionedServers;

    /**
     * Waiting times and times here of those who came in the window, if anybody wants their
     * percentiles.
     */
    private final @Nullable Histogram waitingTime;

    private final @Nullable Histogram timeHere;

    /** The books of a leaf that begins with {@code servers} servers. */
    StageLedger(String name, int servers, StationRates rates, Window window, boolean detail) {
        this.name = name;
        this.rates = rates;
        this.window = window;
        provisionedServers = servers;
        waitingTime = detail ? new Histogram() : null;
        timeHere = detail ? new Histogram() : null;
    }

    /** A request came and waits, if only for no time. */
    public void entered(long nowNanos) {
        enteredCount++;
        waiting++;
        waitingArea -= nowNanos;
    }

    /** A request came and is lost at once. */
    public void turnedAway() {
        enteredCount++;
        lostCount++;
    }

    /** A request came and is served at once, in a leaf without a queue. */
    public void served(long workPermille, long nowNanos) {
        enteredCount++;
        startedCount++;
        startedPermille = Math.addExact(startedPermille, workPermille);
        serving++;
        servingArea -= nowNanos;
        record(waitingTime, nowNanos, 0);
    }

    /** A free server started a request the moment it came. */
    public void startedAtOnce(long workPermille, long nowNanos) {
        served(workPermille, nowNanos);
        batchStarted(nowNanos);
    }

    /** A server that stays busy went on with a waiting request by itself. */
    public void wentOn(long workPermille, long waitedNanos, long nowNanos) {
        batchCount++;
        started(workPermille, 0, waitedNanos, nowNanos);
    }

    /** A server started a batch. */
    public void batchStarted(long nowNanos) {
        batchCount++;
        busy(1, nowNanos);
    }

    /** A server that is busy goes on with a batch of newcomers on top of those that it serves. */
    public void batchJoined() {
        batchCount++;
    }

    /** A request of that batch started, having waited for company and then for a server. */
    public void started(long workPermille, long formingNanos, long queueNanos, long nowNanos) {
        startedCount++;
        startedPermille = Math.addExact(startedPermille, workPermille);
        formingSum += formingNanos;
        queueSum += queueNanos;
        leaveLine(nowNanos);
        serving++;
        servingArea -= nowNanos;
        record(waitingTime, nowNanos, formingNanos + queueNanos);
    }

    /** A request's service ended, so long after it started and so long after it came. */
    public void left(long nowNanos, long serviceNanos, long hereNanos) {
        serviceSum += serviceNanos;
        leftCount++;
        leaveService(nowNanos);
        record(timeHere, nowNanos, hereNanos);
    }

    /** So many servers more are busy. */
    public void busy(long more, long nowNanos) {
        busyServers += more;
        busyArea -= more * nowNanos;
    }

    /** So many servers more are provisioned. */
    public void provisioned(long more, long nowNanos) {
        provisionedServers += more;
        provisionedArea -= more * nowNanos;
    }

    /** A waiting request was lost. */
    public void lostWaiting(long nowNanos, long waitedNanos) {
        lostCount++;
        leaveWaiting(nowNanos, waitedNanos);
    }

    /** A waiting request lost patience. */
    public void abandoned(long nowNanos, long waitedNanos) {
        abandonedCount++;
        leaveWaiting(nowNanos, waitedNanos);
    }

    /** A waiting request was called off. */
    public void cancelledWaiting(long nowNanos, long waitedNanos) {
        cancelledCount++;
        leaveWaiting(nowNanos, waitedNanos);
    }

    /** A request in service was lost. */
    public void lostServing(long nowNanos, long servedNanos) {
        lostCount++;
        lostServiceSum += servedNanos;
        leaveService(nowNanos);
    }

    /** A request in service was called off. */
    public void cancelledServing(long nowNanos, long servedNanos) {
        cancelledCount++;
        lostServiceSum += servedNanos;
        leaveService(nowNanos);
    }

    /** A request in service waits again. */
    public void putBack(long nowNanos, long servedNanos) {
        putBackCount++;
        lostServiceSum += servedNanos;
        leaveService(nowNanos);
        waiting++;
        waitingArea -= nowNanos;
    }

    /** So many tokens of prompts were found computed since the start. */
    public void reused(long tokensInAll) {
        reusedTokens = tokensInAll;
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
        return enteredCount;
    }

    /** Services started so far. */
    public long started() {
        return startedCount;
    }

    /** ∫ busy servers dt so far, in nanoseconds. */
    public long busyNanos(long nowNanos) {
        return busyArea + busyServers * nowNanos;
    }

    /** Σ of the time in service so far, of those who are still in service up to now. */
    public long servingNanos(long nowNanos) {
        return servingArea + serving * nowNanos;
    }

    /** Writes all columns as they stand at {@code nanos}, not before the last change. */
    void copyAt(long nanos, long[] target, int offset) {
        copyCounts(target, offset);
        target[offset + StageColumn.FORMING_NANOS] = formingSum;
        target[offset + StageColumn.QUEUE_NANOS] = queueSum;
        target[offset + StageColumn.SERVICE_NANOS] = serviceSum;
        target[offset + StageColumn.LOST_WAITING_NANOS] = lostWaitingSum;
        target[offset + StageColumn.LOST_SERVICE_NANOS] = lostServiceSum;
        target[offset + StageColumn.WAITING_AREA] = waitingArea + nanos * waiting;
        target[offset + StageColumn.SERVING_AREA] = servingArea + nanos * serving;
        target[offset + StageColumn.BUSY_AREA] = busyArea + nanos * busyServers;
        target[offset + StageColumn.PROVISIONED_AREA] =
                provisionedArea + nanos * provisionedServers;
    }

    private void copyCounts(long[] target, int offset) {
        target[offset + StageColumn.ENTERED] = enteredCount;
        target[offset + StageColumn.STARTED] = startedCount;
        target[offset + StageColumn.BATCHES] = batchCount;
        target[offset + StageColumn.WORK_PERMILLE] = startedPermille;
        target[offset + StageColumn.LEFT] = leftCount;
        target[offset + StageColumn.LOST] = lostCount;
        target[offset + StageColumn.ABANDONED] = abandonedCount;
        target[offset + StageColumn.CANCELLED] = cancelledCount;
        target[offset + StageColumn.PUT_BACK] = putBackCount;
        target[offset + StageColumn.REUSED_TOKENS] = reusedTokens;
    }

    /** The window begins, and percentiles anew. */
    void warmedUp() {
        if (waitingTime != null && timeHere != null) {
            waitingTime.clear();
            timeHere.clear();
        }
    }

    private void record(@Nullable Histogram histogram, long nowNanos, long nanos) {
        if (histogram != null && window.contains(nowNanos - nanos)) {
            histogram.record(nanos);
        }
    }

    /** Writes the levels as they are now. */
    void copyLevels(long[] target, int offset) {
        target[offset] = waiting;
        target[offset + 1] = serving;
        target[offset + 2] = busyServers;
        target[offset + 3] = provisionedServers;
    }

    /** A measurement whose columns are {@code measured} and that ends at these levels. */
    StageMeasurement measurement(long[] measured, long[] levels) {
        return new StageMeasurement(
                name,
                rates,
                measured,
                levels,
                waitingTime == null ? Percentiles.NONE : waitingTime.percentiles(),
                timeHere == null ? Percentiles.NONE : timeHere.percentiles());
    }

    private void leaveWaiting(long nowNanos, long waitedNanos) {
        lostWaitingSum += waitedNanos;
        leaveLine(nowNanos);
    }

    private void leaveLine(long nowNanos) {
        waiting--;
        waitingArea += nowNanos;
    }

    private void leaveService(long nowNanos) {
        serving--;
        servingArea += nowNanos;
    }
}
