package io.headroom.simulator.stage;

/** Lends something to requests that they keep through a part of a path, such as permits. */
public interface Lender {
    /** A request that had it has left the part of the path, in whatever way. */
    void giveBack(int request, long nowNanos);
}
