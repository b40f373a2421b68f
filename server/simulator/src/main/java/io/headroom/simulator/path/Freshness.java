package io.headroom.simulator.path;

import io.headroom.simulator.measure.Meter;
import io.headroom.simulator.stage.SyncPlan;

import java.util.Arrays;
import java.util.List;

/** The newest frame of each sensor before a join, and how old those were that stood in. */
final class Freshness implements Meter {
    private static final long NEVER_CAME = -1;

    private final SyncPlan plan;

    /** When the set began that each sensor's newest frame belongs to. */
    private final long[] newestNanos;

    private long staleSets;
    private long staleFrames;
    private long staleNanos;
    private long refused;

    Freshness(SyncPlan plan) {
        this.plan = plan;
        newestNanos = new long[plan.sensors().size()];
        Arrays.fill(newestNanos, NEVER_CAME);
    }

    /** A frame came, in time or not, of the set that began at {@code setNanos}. */
    void came(int sensor, long setNanos) {
        newestNanos[sensor] = Math.max(newestNanos[sensor], setNanos);
    }

    /** The window of the set that began at {@code setNanos} ends: whether it may go on. */
    boolean mayGoOn(long setNanos, long nowNanos) {
        int missing = 0;
        long ages = 0;
        for (long newest : newestNanos) {
            if (newest >= setNanos) {
                continue;
            }
            if (newest == NEVER_CAME || nowNanos - newest > plan.mostAgeNanos()) {
                refused++;
                return false;
            }
            missing++;
            ages += nowNanos - newest;
        }
        staleSets++;
        staleFrames += missing;
        staleNanos += ages;
        return true;
    }

    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.counter("staleSets"),
                Column.counter("staleFrames"),
                Column.counter("staleAgeNanos"),
                Column.counter("tooStaleSets"));
    }

    @Override
    public void readAt(long nanos, long[] target, int offset) {
        target[offset] = staleSets;
        target[offset + 1] = staleFrames;
        target[offset + 2] = staleNanos;
        target[offset + 3] = refused;
    }
}
