package io.headroom.simulator.stage;

import io.headroom.simulator.request.Outcome;

/** Where requests go from a station. */
public interface Exit {
    /** A request is through with the station. */
    void passed(int request, long nowNanos, long firstResponseNanos);

    /** A request was lost at the station. */
    void lost(int request, long nowNanos, Outcome outcome);
}
