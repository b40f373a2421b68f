package io.headroom.simulator;

/** Names the arithmetic of the simulator. */
public final class SimulatorVersion {
    /**
     * Rises whenever any plan's measurements change by a bit; golden digests hold it to that. A
     * finished game can only be replayed by the version that played it.
     */
    public static final int SIMULATOR_VERSION = 4;

    private SimulatorVersion() {}
}
