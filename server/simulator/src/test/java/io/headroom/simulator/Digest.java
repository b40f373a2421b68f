package io.headroom.simulator;

import io.headroom.simulator.measure.Measurement;

/** One number for what a simulation measured, over long bits. */
final class Digest {
    private long state = 0x6A09E667F3BCC908L;

    private void add(long value) {
        state = (Long.rotateLeft(state, 23) ^ value) * 0x9E3779B97F4A7C15L;
        state ^= state >>> 29;
    }

    static long of(Measurement... measurements) {
        Digest digest = new Digest();
        for (Measurement measurement : measurements) {
            measurement.forEachLong(digest::add);
        }
        return digest.state;
    }

    /** The digest of a whole run, drained, with its last seconds. */
    static long of(Simulation simulation) {
        simulation.drain();
        return of(simulation.measure(), simulation.measureRecent(5));
    }
}
