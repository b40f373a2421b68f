package io.headroom.simulator.measure;

/** What the objective says of a completed request; the first that holds of those after good. */
public enum Verdict {
    /** In time, whole, of sufficient quality, and not missed. */
    GOOD,
    /** A limit of time was not met. */
    LATE,
    /** Its answer was cut before its end. */
    CUT,
    /** Its quality is below the floor. */
    POOR,
    /** One of the share of answers that are misses. */
    MISSED;

    int number() {
        return ordinal();
    }
}
