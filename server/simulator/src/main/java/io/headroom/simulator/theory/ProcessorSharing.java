package io.headroom.simulator.theory;

/**
 * M/G/1 processor sharing: all present share one server equally. The law of the sizes does not
 * matter beyond its mean (Sakata, Noguchi and Oizumi 1971; Kleinrock II, 4.4). In any one unit of
 * time.
 */
public final class ProcessorSharing {
    private ProcessorSharing() {}

    /** Mean time in system, E[S] ÷ (1 − ρ). */
    public static double meanTimeInSystem(double arrivalRate, double meanService) {
        return meanTimeInSystem(arrivalRate, meanService, meanService);
    }

    /** Mean time in system of a request that needs {@code size} alone, size ÷ (1 − ρ). */
    public static double meanTimeInSystem(double arrivalRate, double meanService, double size) {
        Given.positive("mean service", meanService);
        return Given.notNegative("size", size) / (1 - Given.stable(arrivalRate * meanService));
    }

    /** P(n in system) = (1 − ρ) ρⁿ. */
    public static double share(double load, int count) {
        return (1 - Given.stable(load)) * StrictMath.pow(load, Given.atLeast("count", count, 0));
    }
}
