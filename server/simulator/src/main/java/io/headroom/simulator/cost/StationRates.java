package io.headroom.simulator.cost;

/**
 * What one station costs.
 *
 * @param money rates in the plan's unit of money
 * @param energy the same in joules: watts of a server that is there, watts on top of a busy one,
 *     joules to start a batch and for an item
 */
public record StationRates(CostRates money, CostRates energy) {
    /** Nothing at all. */
    public static final StationRates FREE = new StationRates(CostRates.NONE, CostRates.NONE);
}
