package io.headroom.simulator.policy;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;

/**
 * A rational clock, such as that of a display: tick i, from 0, comes at phase + ⌊i × span ÷
 * frames⌋, never accumulated, so that 60 ticks a second stay 60 for ever.
 *
 * @param frames ticks in a span
 * @param spanNanos the span, at least one nanosecond for each tick
 * @param phaseNanos instant of the first tick
 */
public record TickClock(long frames, long spanNanos, long phaseNanos) {
    /** Refuses spans, counts and phases outside their limits. */
    public TickClock {
        within("frames", frames, 1, 1_000_000);
        within("spanNanos", spanNanos, frames, Limits.DURATION_NANOS / frames);
        within("phaseNanos", phaseNanos, 0, Limits.DURATION_NANOS);
    }

    /** So many ticks in each second, the first at time 0. */
    public static TickClock perSecond(long frames) {
        return new TickClock(frames, Limits.SECOND_NANOS, 0);
    }

    /** Ticks before {@code nanos}, which is the number of the first tick from then on. */
    public long ticksBefore(long nanos) {
        long elapsed = nanos - phaseNanos;
        if (elapsed <= 0) {
            return 0;
        }
        long rest = elapsed % spanNanos * frames;
        return elapsed / spanNanos * frames + (rest + spanNanos - 1) / spanNanos;
    }

    /** The instant of tick {@code number}. */
    public long tickNanos(long number) {
        return phaseNanos + number / frames * spanNanos + number % frames * spanNanos / frames;
    }

    /** The first tick at {@code nanos} or after. */
    public long nextNanos(long nanos) {
        return tickNanos(ticksBefore(nanos));
    }
}
