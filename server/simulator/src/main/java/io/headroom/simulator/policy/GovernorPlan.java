package io.headroom.simulator.policy;

import static io.headroom.simulator.bounds.Bounds.positive;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;

/**
 * What a device's governor does about heat: it looks once in a while, takes the clock down a step
 * at or above the limit, and up a step when it is cooler than the limit by the hysteresis.
 *
 * @param limitCelsius the limit
 * @param hysteresisCelsius how much cooler before the clock goes up
 * @param pollNanos time between looks; the first comes after one
 */
public record GovernorPlan(double limitCelsius, double hysteresisCelsius, long pollNanos) {
    private static final double MICRO = 1e6;
    private static final double HOTTEST = 1_000;

    /** Never throttles; the device looks at its battery and its heat once a second. */
    public static final GovernorPlan NONE = new GovernorPlan(HOTTEST, 1, Limits.SECOND_NANOS);

    /** Refuses limits and times outside theirs. */
    public GovernorPlan {
        within("limitCelsius", limitCelsius, -100, HOTTEST);
        positive("hysteresisCelsius", hysteresisCelsius);
        within("pollNanos", pollNanos, 1_000_000, Limits.DURATION_NANOS);
    }

    /**
     * The step that it wants, 0 for any.
     *
     * @param wanted the step that it wanted so far
     * @param running the step that the clock is at
     * @param microcelsius the temperature
     * @param last the slowest step
     */
    public int next(int wanted, int running, long microcelsius, int last) {
        if (microcelsius >= limitCelsius * MICRO) {
            return Math.min(last, Math.max(wanted, running) + 1);
        }
        boolean cool = microcelsius <= (limitCelsius - hysteresisCelsius) * MICRO;
        return cool ? Math.max(0, wanted - 1) : wanted;
    }
}
