package io.headroom.simulator.measure;

/**
 * Percentiles over the completed requests of a population.
 *
 * @param first from arrival to first response
 * @param whole from arrival to the end
 * @param pace from one output token to the next, over those with two or more
 */
record ResponsePercentiles(Percentiles first, Percentiles whole, Percentiles pace) {
    /** Over nothing. */
    static final ResponsePercentiles NONE =
            new ResponsePercentiles(Percentiles.NONE, Percentiles.NONE, Percentiles.NONE);
}
