package io.headroom.simulator.cost;

import static io.headroom.simulator.bounds.Bounds.notNegative;

/**
 * What a system costs, in any one unit (dollars, millijoules …), summed over all stations.
 *
 * @param perProvisionedServerSecond a second of a server that is there, busy or not
 * @param perBusyServerSecond a second of a busy server, on top
 * @param perBatchStart starting a batch: a wake-up, a call
 * @param perItem an item of work that was started
 */
public record CostRates(
        double perProvisionedServerSecond,
        double perBusyServerSecond,
        double perBatchStart,
        double perItem) {
    /** Costs nothing. */
    public static final CostRates NONE = new CostRates(0, 0, 0, 0);

    /** Refuses negative rates. */
    public CostRates {
        notNegative("perProvisionedServerSecond", perProvisionedServerSecond);
        notNegative("perBusyServerSecond", perBusyServerSecond);
        notNegative("perBatchStart", perBatchStart);
        notNegative("perItem", perItem);
    }

    /** What so much of each costs. */
    public double sum(double provisionedSeconds, double busySeconds, long batches, double items) {
        return perProvisionedServerSecond * provisionedSeconds
                + perBusyServerSecond * busySeconds
                + perBatchStart * batches
                + perItem * items;
    }
}
