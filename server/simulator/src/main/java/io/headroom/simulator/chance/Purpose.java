package io.headroom.simulator.chance;

/** What a draw is for; the code of a purpose is part of the engine's arithmetic and stays. */
public enum Purpose {
    /** Time to the next arrival. Entity: source. */
    ARRIVAL_GAP(1),
    /** Where in a trace a run begins. */
    TRACE_PHASE(2),
    /** Jitter of a sensor's frame. Entity: sensor, index: frame. */
    JITTER(3),
    /** Whether and how much a frame comes late. Entity: sensor, index: frame. */
    JITTER_TAIL(4),
    /** Items in a frame. Index: frame. */
    ITEMS(5),
    /** Noise of service. Entity: station, index: request. */
    SERVICE_NOISE(6);

    private final long code;

    Purpose(long code) {
        this.code = code;
    }

    long code() {
        return code;
    }
}
