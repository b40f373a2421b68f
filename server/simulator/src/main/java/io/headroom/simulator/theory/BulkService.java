package io.headroom.simulator.theory;

/**
 * M/G[1,B]/1: random arrivals to one server that whenever free takes all that wait, at most B of
 * them, and serves them together; nobody joins a batch under way. This is greedy batching. Mean
 * service times may differ by the size of the batch. By the chain seen when a batch leaves (Bailey
 * 1954; Chaudhry and Templeton, <i>A First Course in Bulk Queues</i>, 1983), weighted by the time
 * that passes between. In any one unit of time. Refuses loads at which more than two thousand wait
 * now and then (for exponential batches of eight, 95 %).
 */
public final class BulkService {
    private final double arrivalRate;
    private final double[] meanService;

    /** E[S²] ÷ E[S]²: 1 for fixed, 2 for exponential service. */
    private final double secondMomentRatio;

    /** Share of batches that leave n behind. */
    private final double[] behind;

    private BulkService(double arrivalRate, double[] meanService, boolean exponential) {
        this.arrivalRate = Given.positive("arrival rate", arrivalRate);
        this.meanService = meanService.clone();
        this.secondMomentRatio = exponential ? 2 : 1;
        int largest = Given.atLeast("largest batch", meanService.length, 1);
        double[][] arrivals = new double[largest][];
        for (int size = 1; size <= largest; size++) {
            double mean = arrivalRate * Given.positive("mean service", meanService[size - 1]);
            arrivals[size - 1] =
                    exponential
                            ? geometric(mean, EmbeddedChain.mostStates())
                            : EmbeddedChain.poisson(mean, EmbeddedChain.mostStates());
        }
        Given.stable(arrivalRate * meanService[largest - 1] / largest);
        this.behind =
                EmbeddedChain.stationary(
                        n -> Math.max(0, n - largest), (n, count) -> arrivals[size(n) - 1][count]);
    }

    /**
     * M/D[1,B]/1.
     *
     * @param service service time of a batch of 1, 2, … B
     */
    public static BulkService fixed(double arrivalRate, double... service) {
        return new BulkService(arrivalRate, service, false);
    }

    /**
     * M/M[1,B]/1.
     *
     * @param meanService mean service time of a batch of 1, 2, … B
     */
    public static BulkService exponential(double arrivalRate, double... meanService) {
        return new BulkService(arrivalRate, meanService, true);
    }

    /** The share of batches that have {@code size} members. */
    public double batchShare(int size) {
        Given.oneTo("size", size, meanService.length);
        double share = 0;
        for (int n = 0; n < behind.length; n++) {
            if (size(n) == size) {
                share += behind[n];
            }
        }
        return share;
    }

    /** Mean members of a batch. */
    public double meanBatch() {
        double mean = 0;
        for (int n = 0; n < behind.length; n++) {
            mean += behind[n] * size(n);
        }
        return mean;
    }

    /** Share of time that the server is busy. */
    public double utilization() {
        return meanBusy() / (meanBusy() + behind[0] / arrivalRate);
    }

    /** Mean wait in line: mean number in line ÷ λ. */
    public double meanWait() {
        double waiting = 0;
        for (int n = 0; n < behind.length; n++) {
            double service = meanService[size(n) - 1];
            double stay = Math.max(0, n - meanService.length);
            double come = arrivalRate * secondMomentRatio * service * service / 2;
            waiting += behind[n] * (stay * service + come);
        }
        return waiting / (meanBusy() + behind[0] / arrivalRate) / arrivalRate;
    }

    /** Mean time in system: mean wait and the mean service as requests see it. */
    public double meanTimeInSystem() {
        double service = 0;
        for (int n = 0; n < behind.length; n++) {
            service += behind[n] * size(n) * meanService[size(n) - 1];
        }
        return meanWait() + service / meanBatch();
    }

    private double meanBusy() {
        double mean = 0;
        for (int n = 0; n < behind.length; n++) {
            mean += behind[n] * meanService[size(n) - 1];
        }
        return mean;
    }

    /** Members of the batch after one that left n behind: who finds nobody is served alone. */
    private int size(int behindCount) {
        return Math.max(1, Math.min(behindCount, meanService.length));
    }

    private static double[] geometric(double mean, int last) {
        double[] share = new double[last + 1];
        share[0] = 1 / (1 + mean);
        for (int n = 1; n <= last; n++) {
            share[n] = share[n - 1] * mean / (1 + mean);
        }
        return share;
    }
}
