package io.headroom.simulator.measure;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.StationRates;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** What one leaf did over the span of a {@link Measurement}, whoever it did it for; immutable. */
public final class StageMeasurement {
    private final String name;
    private final StationRates rates;
    private final long[] columns;
    private final long[] gauges;
    private final Percentiles waitingTime;
    private final Percentiles timeHere;

    StageMeasurement(
            String name,
            StationRates rates,
            long[] columns,
            long[] gauges,
            Percentiles waitingTime,
            Percentiles timeHere) {
        this.name = name;
        this.rates = rates;
        this.columns = columns;
        this.gauges = gauges;
        this.waitingTime = waitingTime;
        this.timeHere = timeHere;
    }

    /** The leaf's name. */
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

    /** Provisioned servers at the end of the span. */
    public long provisionedServers() {
        return gauges[3];
    }

    /** Requests handed to the leaf, also those it had no place for. */
    public long entered() {
        return columns[StageColumn.ENTERED];
    }

    /** Services started; a request that was put back starts again. */
    public long started() {
        return columns[StageColumn.STARTED];
    }

    /** Requests that finished service. */
    public long left() {
        return columns[StageColumn.LEFT];
    }

    /** Requests that were lost here: rejected, dropped or crashed. */
    public long lost() {
        return columns[StageColumn.LOST];
    }

    /** Requests that lost patience here. */
    public long abandoned() {
        return columns[StageColumn.ABANDONED];
    }

    /** Requests that were called off while they were here. */
    public long cancelled() {
        return columns[StageColumn.CANCELLED];
    }

    /** Tokens of prompts that were found computed, by others or by a request before. */
    public long reusedTokens() {
        return columns[StageColumn.REUSED_TOKENS];
    }

    /** Requests that were put back because their server was lost. */
    public long putBack() {
        return columns[StageColumn.PUT_BACK];
    }

    /**
     * Waiting of those who came to the leaf in the window and were started, if the simulation is
     * watched in detail.
     */
    public Percentiles waitingTime() {
        return waitingTime;
    }

    /**
     * Waiting and service of those who came to the leaf in the window and were served, if the
     * simulation is watched in detail.
     */
    public Percentiles timeHere() {
        return timeHere;
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

    /** Σ over requests that left while they waited, lost, impatient or called off: time here. */
    public long lostWaitingNanos() {
        return columns[StageColumn.LOST_WAITING_NANOS];
    }

    /** Σ over requests that left in service or were put back: time in it. */
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

    /**
     * What the leaf cost in the span by rates of its own, in the plan's unit of money: servers for
     * the time that they were there and worked in it, batches and items that were started in it.
     */
    public double cost() {
        return sum(rates.money());
    }

    /** The energy that it took in the span by rates of its own, in joules, counted alike. */
    public double energyJoules() {
        return sum(rates.energy());
    }

    private double sum(CostRates of) {
        double items = (double) workPermille() / 1000;
        return of.sum(provisionedSeconds(), busySeconds(), batches(), items);
    }

    /** What the leaf costs by itself. */
    StationRates rates() {
        return rates;
    }

    /** Server time that was there, in seconds. */
    double provisionedSeconds() {
        return (double) provisionedNanos() / Limits.SECOND_NANOS;
    }

    /** Server time that was busy, in seconds. */
    double busySeconds() {
        return (double) busyNanos() / Limits.SECOND_NANOS;
    }

    /** One column of the ledger, for sums over leaves. */
    long column(int index) {
        return columns[index];
    }

    /** Hands every number to {@code digest} that does not depend on how closely one looks. */
    void forEachLong(LongConsumer digest) {
        for (int column = 0; column < StageColumn.REUSED_TOKENS; column++) {
            digest.accept(columns[column]);
        }
        // Said only where prefixes are shared: other runs digest as they did before these were.
        if (reusedTokens() != 0) {
            digest.accept(reusedTokens());
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
                && Arrays.equals(gauges, that.gauges)
                && rates.equals(that.rates)
                && waitingTime.equals(that.waitingTime)
                && timeHere.equals(that.timeHere);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(columns) + Arrays.hashCode(gauges);
    }
}
