package io.headroom.simulator;

/** Names the arithmetic of the simulator. */
public final class SimulatorVersion {
    /**
     * Rises whenever any plan's measurements change by a bit; golden digests hold it to that. A
     * finished game can only be replayed by the version that played it.
     *
     * <p>Version 4 is open as yet: its digests may still move. It began with windows of the books
     * (who arrived in them, followed to their end), starts at the end of an instant, and rounds
     * through all stages of a pipeline. Since then the time per token ends with the last token,
     * whatever stage is behind the engine.
     */
    public static final int SIMULATOR_VERSION = 4;

    private SimulatorVersion() {}
}
