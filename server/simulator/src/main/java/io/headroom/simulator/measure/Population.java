package io.headroom.simulator.measure;

/** Which requests a measurement judges: the counts of outcomes, times in system, percentiles. */
public enum Population {
    /** Those who arrived in the window, followed to their end, however long that is after it. */
    ARRIVED,
    /** Those who left in the span, whenever they arrived. */
    ENDED
}
