package io.headroom.simulator.time;

/** The order of events that fall on one instant; each place has its reason. */
public enum Rank {
    /** First, so that an instant given for a burst includes what happens at that instant. */
    INTERVENTION(0),
    /** Before timers and arrivals: what ends exactly at its deadline is in time and makes room. */
    COMPLETION(1),
    /** Before arrivals: a window that closes now closes before the request that comes now. */
    TIMER(2),
    /** After completions and timers: who comes finds the room that they have made. */
    ARRIVAL(3),
    /** After arrivals: servers look at their lines when all who come at the instant are there. */
    START(4),
    /** Last: whoever is started at the very instant at which patience ends is in time. */
    GIVE_UP(5);

    private final int place;

    Rank(int place) {
        this.place = place;
    }

    /** Its place in the order, from 0. */
    int place() {
        return place;
    }
}
