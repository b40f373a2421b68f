package io.headroom.simulator.theory;

/**
 * Batches that fire when full or when the window of their first member closes, random arrivals, a
 * server always free. After the first member, arrivals in the window are Poisson: the n-th of them
 * comes in time with P(Poisson(λT) ≥ n), and a batch of which n more members have come stays open
 * at that size for P(Poisson(λT) > n) ÷ λ on average.
 */
public final class WindowBatching {
    private final double arrivalRate;
    private final int maxBatch;

    /** P(Poisson(λT) > n) for n from 0 to B − 2. */
    private final double[] above;

    /** λ, T and B in any one unit of time. */
    public WindowBatching(double arrivalRate, double window, int maxBatch) {
        this.arrivalRate = Given.positive("arrival rate", arrivalRate);
        this.maxBatch = Given.atLeast("largest batch", maxBatch, 1);
        Given.notNegative("window", window);
        double mean = arrivalRate * window;
        above = new double[Math.max(0, maxBatch - 1)];
        double probability = StrictMath.exp(-mean);
        double tail = 1 - probability;
        for (int n = 0; n < above.length; n++) {
            above[n] = tail;
            probability *= mean / (n + 1);
            tail -= probability;
        }
    }

    /** Mean members of a batch: 1 + Σ P(Poisson(λT) > n). */
    public double meanBatch() {
        double mean = 1;
        for (double share : above) {
            mean += share;
        }
        return mean;
    }

    /** Share of batches that fire because they are full. */
    public double fullShare() {
        return maxBatch == 1 ? 1 : above[maxBatch - 2];
    }

    /** Mean wait for company of a request: Σ (n + 1) P(Poisson(λT) > n) ÷ λ ÷ mean batch. */
    public double meanWait() {
        double total = 0;
        for (int n = 0; n < above.length; n++) {
            total += (n + 1) * above[n] / arrivalRate;
        }
        return total / meanBatch();
    }
}
