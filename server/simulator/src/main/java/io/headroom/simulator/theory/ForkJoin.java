package io.headroom.simulator.theory;

/**
 * A request splits into one task for each of n equal servers and ends with the last of them; random
 * arrivals, exponential tasks. In any one unit of time.
 */
public final class ForkJoin {
    private ForkJoin() {}

    /**
     * Two queues, exactly: (12 − ρ) ÷ 8 × mean time in an M/M/1 (Flatto and Hahn 1984; Nelson and
     * Tantawi 1988).
     */
    public static double meanOfTwo(double arrivalRate, double meanTask) {
        double load = Given.stable(arrivalRate * Given.positive("mean task", meanTask));
        return (12 - load) / 8 * meanTask / (1 - load);
    }

    /**
     * Two to 32 queues, APPROXIMATELY: the mean of two × (H(n) ÷ H(2) + (1 − H(n) ÷ H(2)) 4 ρ ÷
     * 11), fitted to simulations by Nelson and Tantawi (IEEE Transactions on Computers 37, 1988),
     * who give it within 5 %. Not to be used where exactness matters.
     */
    public static double approximateMean(int servers, double arrivalRate, double meanTask) {
        Given.atLeast("servers", servers, 2);
        Given.oneTo("servers", servers, 32);
        double ratio = OrderStatistics.harmonic(servers) / OrderStatistics.harmonic(2);
        double load = arrivalRate * meanTask;
        return meanOfTwo(arrivalRate, meanTask) * (ratio + (1 - ratio) * 4 * load / 11);
    }

    /**
     * Bounds that hold exactly for n queues: the mean of the maximum of n unqueued tasks and the
     * longest queue alone below, n independent M/M/1 queues above (Nelson and Tantawi, from
     * associated random variables): lower = max(T, H(n) × mean task), upper = H(n) T with T the
     * mean time in an M/M/1.
     */
    public static double upperBound(int servers, double arrivalRate, double meanTask) {
        Given.atLeast("servers", servers, 1);
        double alone = meanTask / (1 - Given.stable(arrivalRate * meanTask));
        return OrderStatistics.harmonic(servers) * alone;
    }

    /** Lower bound of the mean for n queues; see {@link #upperBound}. */
    public static double lowerBound(int servers, double arrivalRate, double meanTask) {
        Given.atLeast("servers", servers, 1);
        double alone = meanTask / (1 - Given.stable(arrivalRate * meanTask));
        return Math.max(alone, OrderStatistics.harmonic(servers) * meanTask);
    }

    /**
     * Split–merge: the next request starts when all tasks of the one before have ended, so that it
     * is an M/G/1 whose service is the maximum of n exponential tasks; mean time in system.
     *
     * @throws IllegalArgumentException if λ H(n) × mean task is not below 1
     */
    public static double splitMergeMean(int servers, double arrivalRate, double meanTask) {
        double service = OrderStatistics.exponentialMean(servers, servers, meanTask);
        double variance = OrderStatistics.exponentialVariance(servers, servers, meanTask);
        return service
                + SingleServer.meanWait(arrivalRate, service, variance / (service * service));
    }
}
