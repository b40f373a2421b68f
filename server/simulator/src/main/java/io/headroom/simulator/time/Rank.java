package io.headroom.simulator.time;

/** The order of events that fall on one instant; each place has its reason. */
public enum Rank {
    /** First, so that an instant given for a burst includes what happens at that instant. */
    INTERVENTION(0),
    /** Before timers and arrivals: what ends exactly at its deadline is in time and makes room. */
    COMPLETION(1),
    /** Before arrivals: a window that closes now closes before the request that comes now. */
    TIMER(2),
    /** Last: who comes finds the system as it is after everything else of the instant. */
    ARRIVAL(3);

    private final int place;

    Rank(int place) {
        this.place = place;
    }

    /** Its place in the order, from 0. */
    int place() {
        return place;
    }
}
