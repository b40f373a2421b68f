package io.headroom.simulator.theory;

/**
 * Processor sharing whose total speed depends on how many share it, with Poisson arrivals: n in
 * system is a birth–death chain with deaths μ × speed(n), and the law of the sizes does not matter
 * beyond its mean (Cohen, <i>The multiple phase service network with generalized processor
 * sharing</i>, 1979). In any one unit of time.
 */
public final class StateDependentSharing {
    private final double arrivalRate;
    private final double[] share;

    /**
     * A stable system.
     *
     * @param meanService E[S] of one at speed 1
     * @param speeds total speed of one, two, …; of more than there are, the last
     */
    public StateDependentSharing(double arrivalRate, double meanService, double[] speeds) {
        this.arrivalRate = Given.positive("arrival rate", arrivalRate);
        Given.positive("mean service", meanService);
        Given.stable(arrivalRate * meanService / speeds[speeds.length - 1]);
        share =
                BirthDeath.endless(
                        n -> arrivalRate,
                        n -> speeds[Math.min(n, speeds.length) - 1] / meanService);
    }

    /** E[n]. */
    public double meanInSystem() {
        double mean = 0;
        for (int n = 1; n < share.length; n++) {
            mean += n * share[n];
        }
        return mean;
    }

    /** Mean time in system, by Little's law. */
    public double meanTimeInSystem() {
        return meanInSystem() / arrivalRate;
    }

    /** P(anybody is here). */
    public double busyShare() {
        return 1 - share[0];
    }
}
