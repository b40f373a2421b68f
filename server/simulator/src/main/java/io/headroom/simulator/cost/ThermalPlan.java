package io.headroom.simulator.cost;

import static io.headroom.simulator.bounds.Bounds.positive;
import static io.headroom.simulator.bounds.Bounds.within;

/**
 * A body of one temperature: C dT/dt = P − (T − Ta) ÷ R. Under constant power it nears Ta + P R
 * exponentially with the time constant R C; a limit can be held for ever under (limit − Ta) ÷ R.
 *
 * @param ambientCelsius Ta
 * @param celsiusPerWatt R
 * @param joulesPerCelsius C
 * @param startCelsius the temperature at time 0
 */
public record ThermalPlan(
        double ambientCelsius,
        double celsiusPerWatt,
        double joulesPerCelsius,
        double startCelsius) {
    private static final double MICRO = 1e6;

    /** Refuses temperatures and bodies that are none. */
    public ThermalPlan {
        within("ambientCelsius", ambientCelsius, -100, 200);
        within("startCelsius", startCelsius, -100, 200);
        positive("celsiusPerWatt", celsiusPerWatt);
        positive("joulesPerCelsius", joulesPerCelsius);
    }

    /** A body that is as warm as its surroundings at first. */
    public ThermalPlan(double ambientCelsius, double celsiusPerWatt, double joulesPerCelsius) {
        this(ambientCelsius, celsiusPerWatt, joulesPerCelsius, ambientCelsius);
    }

    /** The temperature at time 0, in millionths of a degree. */
    public long startMicrocelsius() {
        return micro(startCelsius);
    }

    /** What of the distance to the final temperature is left after so many seconds. */
    public double leftAfter(double seconds) {
        return StrictMath.exp(-seconds / (celsiusPerWatt * joulesPerCelsius));
    }

    /**
     * The temperature after a while under constant power, rounded once.
     *
     * @param microcelsius the temperature before
     * @param watts the power
     * @param warmerMicrocelsius how much warmer the surroundings are than planned
     * @param left {@link #leftAfter} of the while
     */
    public long after(long microcelsius, double watts, long warmerMicrocelsius, double left) {
        double end = ambientCelsius * MICRO + warmerMicrocelsius + watts * celsiusPerWatt * MICRO;
        return (long) Math.floor(end + (microcelsius - end) * left + 0.5);
    }

    private static long micro(double celsius) {
        return (long) Math.floor(celsius * MICRO + 0.5);
    }
}
