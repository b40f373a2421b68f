package io.headroom.simulator.theory;

/**
 * M/G/1 with classes of which the first goes first, and nobody in service is interrupted (Cobham,
 * Operations Research 2, 1954): a class waits W₀ ÷ ((1 − σ before) (1 − σ)) with W₀ = Σ λ E[S²] ÷ 2
 * over all classes and σ the load of its own and all more urgent ones. In any one unit of time.
 */
public final class Priorities {
    private final double[] meanWait;

    /**
     * Most urgent class first.
     *
     * @param arrivalRates λ of each class
     * @param meanServices mean service time of each class
     * @param squaredVariations C² of each class, 1 for exponential service
     * @throws IllegalArgumentException if the load of all classes is not below 1
     */
    public Priorities(double[] arrivalRates, double[] meanServices, double[] squaredVariations) {
        int classes = Given.atLeast("classes", arrivalRates.length, 1);
        if (meanServices.length != classes || squaredVariations.length != classes) {
            throw new IllegalArgumentException("each class must have a rate, mean and variation");
        }
        double residual = 0;
        for (int index = 0; index < classes; index++) {
            double mean = Given.positive("mean service", meanServices[index]);
            double variation = Given.notNegative("squared variation", squaredVariations[index]);
            residual +=
                    Given.notNegative("arrival rate", arrivalRates[index])
                            * mean
                            * mean
                            * (1 + variation)
                            / 2;
        }
        meanWait = new double[classes];
        double before = 0;
        for (int index = 0; index < classes; index++) {
            double load = Given.stable(before + arrivalRates[index] * meanServices[index]);
            meanWait[index] = residual / ((1 - before) * (1 - load));
            before = load;
        }
    }

    /** Mean wait in line of a class, 0 for the most urgent. */
    public double meanWait(int index) {
        return meanWait[index];
    }
}
