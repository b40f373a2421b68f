package io.headroom.simulator.measure;

/** The books of one station: exact counts, sums and integrals. */
public final class StageLedger {
    private final String name;
    private final int servers;
    private final long[] columns = new long[StageColumn.COUNT];
    private long accruedNanos;
    private long waiting;
    private long serving;
    private long busyServers;

    /** The books of a station with a constant number of servers. */
    StageLedger(String name, int servers) {
        this.name = name;
        this.servers = servers;
    }

    /** A request came and waits, if only for no time. */
    public void entered(long nowNanos) {
        accrue(nowNanos);
        columns[StageColumn.ENTERED]++;
        waiting++;
    }

    /** A request came while the station is away, and is lost. */
    public void turnedAway() {
        columns[StageColumn.ENTERED]++;
    }

    /** A server started a batch. */
    public void batchStarted(long nowNanos) {
        accrue(nowNanos);
        columns[StageColumn.BATCHES]++;
        busyServers++;
    }

    /** A request of that batch started, having waited for company and then for a server. */
    public void started(long workPermille, long formingNanos, long queueNanos) {
        columns[StageColumn.STARTED]++;
        columns[StageColumn.WORK_PERMILLE] =
                Math.addExact(columns[StageColumn.WORK_PERMILLE], workPermille);
        columns[StageColumn.FORMING_NANOS] += formingNanos;
        columns[StageColumn.QUEUE_NANOS] += queueNanos;
        waiting--;
        serving++;
    }

    /** A request's service ended. */
    public void served(long nowNanos, long serviceNanos) {
        accrue(nowNanos);
        columns[StageColumn.SERVICE_NANOS] += serviceNanos;
        serving--;
    }

    /** A server became free. */
    public void serverFreed(long nowNanos) {
        accrue(nowNanos);
        busyServers--;
    }

    /** A waiting request was lost. */
    public void lostWaiting(long nowNanos, long waitedNanos) {
        accrue(nowNanos);
        columns[StageColumn.LOST_WAITING_NANOS] += waitedNanos;
        waiting--;
    }

    /** A request in service was lost. */
    public void lostServing(long nowNanos, long servedNanos) {
        accrue(nowNanos);
        columns[StageColumn.LOST_SERVICE_NANOS] += servedNanos;
        serving--;
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

    /** Writes all columns as they stand at {@code nanos}, not before the last change. */
    void copyAt(long nanos, long[] target, int offset) {
        System.arraycopy(columns, 0, target, offset, StageColumn.COUNT);
        long span = nanos - accruedNanos;
        target[offset + StageColumn.WAITING_AREA] += Math.multiplyExact(span, waiting);
        target[offset + StageColumn.SERVING_AREA] += Math.multiplyExact(span, serving);
        target[offset + StageColumn.BUSY_AREA] += Math.multiplyExact(span, busyServers);
        // Servers are there from time 0 on; nothing switches them off yet.
        target[offset + StageColumn.PROVISIONED_AREA] = Math.multiplyExact(nanos, servers);
    }

    /** A measurement whose columns are {@code columns}. */
    StageMeasurement measurement(long[] measured) {
        return new StageMeasurement(name, measured, waiting, serving, busyServers);
    }

    private void accrue(long nowNanos) {
        long span = nowNanos - accruedNanos;
        if (span == 0) {
            return;
        }
        accruedNanos = nowNanos;
        columns[StageColumn.WAITING_AREA] =
                Math.addExact(columns[StageColumn.WAITING_AREA], Math.multiplyExact(span, waiting));
        columns[StageColumn.SERVING_AREA] =
                Math.addExact(columns[StageColumn.SERVING_AREA], Math.multiplyExact(span, serving));
        columns[StageColumn.BUSY_AREA] =
                Math.addExact(columns[StageColumn.BUSY_AREA], span * busyServers);
    }
}
