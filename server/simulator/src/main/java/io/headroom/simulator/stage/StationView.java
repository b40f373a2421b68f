package io.headroom.simulator.stage;

import java.util.List;

/** The inside of a station, to be looked at and not touched. */
public interface StationView {
    /** Number of waiting requests. */
    int waiting();

    /** The request at {@code place} in the waiting line, the oldest at 0. */
    int waiting(int place);

    /** Number of servers without a batch. */
    int freeServers();

    /** Whether the station is away after a crash. */
    boolean resetting();

    /** The requests in service. */
    List<Integer> serving();
}
