package io.headroom.simulator.stage;

import io.headroom.simulator.request.Outcome;

/** Where requests go from a leaf. */
public interface Exit {
    /** A request is through. */
    void passed(int request, long nowNanos);

    /** A request was lost. */
    void lost(int request, long nowNanos, Outcome outcome);

    /** A server that was lost gives a request back, to be sent elsewhere. */
    void rerouted(int request, long nowNanos);

    /**
     * A request that has gone on from a leaf, and has not left the part of the path that the leaf
     * lends it something for, is stopped wherever it is and ends as crashed.
     */
    void killed(int request, long nowNanos);

    /** A server started a request that is tied to others. */
    void startedTied(int request, long nowNanos);
}
