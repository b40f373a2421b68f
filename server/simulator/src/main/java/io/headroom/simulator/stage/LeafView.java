package io.headroom.simulator.stage;

import java.util.List;

/** The inside of a leaf, to be looked at and not touched. */
public interface LeafView {
    /** The requests that wait, in the order in which they would be served. */
    List<Integer> waiting();

    /** The requests in service. */
    List<Integer> serving();

    /** Servers that are free to start. */
    int freeServers();

    /** Whether a free server should have started by now: it never should. */
    boolean idlesWithWork(long nowNanos);

    /**
     * Holds what else it keeps to those who are here.
     *
     * @throws IllegalStateException naming a difference, which is a bug
     */
    default void check(long nowNanos) {}
}
