package io.headroom.simulator.theory;

/**
 * One server, random (Poisson) arrivals, first come first served; in any one unit of time. Formulas
 * as in Kleinrock, <i>Queueing Systems</i> I, chapters 3 and 5.
 */
public final class SingleServer {
    private SingleServer() {}

    /**
     * Mean wait in line for any law of service times (Pollaczek and Khinchine): ρ (1 + C²) ÷ (2 (1
     * − ρ)) × mean service, with C² = 1 for M/M/1 and 0 for M/D/1.
     *
     * @param arrivalRate λ
     * @param meanService mean service time
     * @param squaredVariation C², variance of service over its squared mean
     */
    public static double meanWait(double arrivalRate, double meanService, double squaredVariation) {
        double load = stable(arrivalRate * meanService);
        return load * (1 + squaredVariation) / (2 * (1 - load)) * meanService;
    }

    /** M/M/1: mean number in system, ρ ÷ (1 − ρ). */
    public static double meanInSystem(double load) {
        return stable(load) / (1 - load);
    }

    /** M/M/1: the time in system that a share {@code probability} of all does not exceed. */
    public static double timeInSystemPercentile(
            double arrivalRate, double meanService, double probability) {
        stable(arrivalRate * meanService);
        return -StrictMath.log1p(-Given.probability(probability)) / (1 / meanService - arrivalRate);
    }

    /**
     * M/M/1/K: the share that finds all K places taken, (1 − ρ) ρᴷ ÷ (1 − ρᴷ⁺¹).
     *
     * @param load ρ, which may be above 1
     * @param places K, the one in service included
     */
    public static double blocking(double load, int places) {
        Given.notNegative("load", load);
        Given.atLeast("places", places, 1);
        double sum = 0;
        double power = 1;
        for (int n = 0; n < places; n++) {
            sum += power;
            power *= load;
        }
        return power / (sum + power);
    }

    /**
     * M/M/1/K: mean number in system, Σ n ρⁿ ÷ Σ ρⁿ for n from 0 to K.
     *
     * @param load ρ, which may be above 1
     * @param places K, the one in service included
     */
    public static double meanInSystem(double load, int places) {
        return new FiniteQueue(1, places, Given.positive("load", load), 1).meanInSystem();
    }

    /** M/M/1: the wait in line that a share {@code probability} of all does not exceed. */
    public static double waitPercentile(
            double arrivalRate, double meanService, double probability) {
        return new ManyServers(1, arrivalRate, meanService).waitPercentile(probability);
    }

    /**
     * Second moment of the wait in line for any law of service times (Takács 1962): 2 E[W]² + λ
     * E[S³] ÷ (3 (1 − ρ)).
     *
     * @param secondMoment E[S²]
     * @param thirdMoment E[S³]
     */
    public static double waitSecondMoment(
            double arrivalRate, double meanService, double secondMoment, double thirdMoment) {
        double load = stable(arrivalRate * meanService);
        double mean = arrivalRate * secondMoment / (2 * (1 - load));
        return 2 * mean * mean + arrivalRate * thirdMoment / (3 * (1 - load));
    }

    private static double stable(double load) {
        return Given.stable(load);
    }
}
