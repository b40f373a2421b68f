package io.headroom.simulator;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;

/** Something done to a running simulation; takes effect at its current instant, before all else. */
public sealed interface Intervention {

    /**
     * More traffic for a while. Stochastic sources run k times faster, a trace is consumed k times
     * faster, sensors and frame clocks send k times the work per frame. Bursts that overlap
     * multiply, up to a thousand times altogether.
     *
     * @param factorPermille k in thousandths: 2000 doubles
     * @param durationNanos how long
     */
    record Burst(long factorPermille, long durationNanos) implements Intervention {
        /** Refuses factors outside 0.001 to 100 and durations outside their limits. */
        public Burst {
            within("factorPermille", factorPermille, 1, 100_000);
            within("durationNanos", durationNanos, 1, Limits.DURATION_NANOS);
        }
    }
}
