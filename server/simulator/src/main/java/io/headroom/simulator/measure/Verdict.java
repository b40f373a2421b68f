package io.headroom.simulator.measure;

/** What the objective says of a completed request; the first that holds of those after good. */
public enum Verdict {
    /** In time, whole, of sufficient quality, and not missed. */
    GOOD(0),
    /** A limit of time was not met. */
    LATE(1),
    /** Its answer was cut before its end. */
    CUT(2),
    /** It lost its place in a server more often than it may. */
    PREEMPTED(5),
    /** Its quality is below the floor. */
    POOR(3),
    /** One of the share of answers that are misses. */
    MISSED(4);

    private final int number;

    Verdict(int number) {
        this.number = number;
    }

    /** Its place in the ledger's columns, from 0. */
    int number() {
        return number;
    }
}
