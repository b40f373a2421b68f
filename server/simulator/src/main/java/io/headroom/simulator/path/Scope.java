package io.headroom.simulator.path;

import io.headroom.simulator.request.Outcome;

/** What encloses a place: told when a request leaves it by another way than to the next place. */
interface Scope {
    /** A request was lost inside. */
    void lost(int request, long nowNanos, Outcome outcome);

    /**
     * A request inside has lost its server and may go elsewhere; where nobody knows a way it
     * crashes.
     */
    default void rerouted(int request, long nowNanos) {
        lost(request, nowNanos, Outcome.CRASHED);
    }

    /** A request was called off inside; whoever called it off takes its row. */
    void calledOff(int request, long nowNanos);
}
