package io.headroom.simulator;

/** Names the arithmetic of the simulator. */
public final class SimulatorVersion {
    /**
     * Rises whenever any plan's measurements change by a bit; golden digests hold it to that. A
     * finished game can only be replayed by the version that played it.
     *
     * <p>Version 4 is fixed: a change of any bit raises it. It has windows of the books (who
     * arrived in them, followed to their end), starts at the end of an instant, rounds through all
     * stages of a pipeline, and a time per token that ends with the last token, whatever stage is
     * behind the engine.
     */
    public static final int SIMULATOR_VERSION = 4;

    private SimulatorVersion() {}
}
