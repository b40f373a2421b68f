package io.headroom.simulator.theory;

import java.util.function.DoubleUnaryOperator;

/**
 * The k-th of n independent times of one law to end: what a request sees that fans out without
 * queueing. David and Nagaraja, <i>Order Statistics</i>, chapters 2 and 3. In any one unit of time.
 */
public final class OrderStatistics {
    private OrderStatistics() {}

    /** 1 + 1/2 + … + 1/n. */
    public static double harmonic(int n) {
        Given.atLeast("n", n, 0);
        double sum = 0;
        for (int term = n; term > 0; term--) {
            sum += 1.0 / term;
        }
        return sum;
    }

    /** Mean of the k-th of n exponential times: mean × (1/n + … + 1/(n − k + 1)). */
    public static double exponentialMean(int k, int n, double mean) {
        Given.oneTo("k", k, n);
        return Given.positive("mean", mean) * (harmonic(n) - harmonic(n - k));
    }

    /** Variance of the k-th of n exponential times: mean² × (1/n² + … + 1/(n − k + 1)²). */
    public static double exponentialVariance(int k, int n, double mean) {
        Given.oneTo("k", k, n);
        double sum = 0;
        for (int left = n - k + 1; left <= n; left++) {
            sum += 1.0 / left / left;
        }
        return Given.positive("mean", mean) * mean * sum;
    }

    /**
     * P(k-th of n &gt; t): fewer than k have ended.
     *
     * @param tail P(one of them &gt; t)
     */
    public static double tail(DoubleUnaryOperator tail, int k, int n, double time) {
        Given.oneTo("k", k, n);
        double late = tail.applyAsDouble(time);
        if (late >= 1) {
            return 1;
        }
        double sum = 0;
        for (int ended = 0; ended < k; ended++) {
            sum += binomial(n, ended, 1 - late, late);
        }
        return Math.min(1, sum);
    }

    /**
     * Mean of the k-th of n, ∫ P(k-th of n &gt; t) dt numerically.
     *
     * @param tail P(one of them &gt; t), 1 at 0 or below
     * @param scale about where the tail falls, within a few orders of magnitude
     */
    public static double mean(DoubleUnaryOperator tail, int k, int n, double scale) {
        Given.oneTo("k", k, n);
        return Numeric.integral(time -> tail(tail, k, n, time), 0, scale);
    }

    /** The time that the k-th of n does not exceed with {@code probability}. */
    public static double percentile(
            DoubleUnaryOperator tail, int k, int n, double probability, double scale) {
        Given.oneTo("k", k, n);
        return Numeric.percentile(time -> tail(tail, k, n, time), probability, scale);
    }

    private static double binomial(int n, int count, double share, double rest) {
        double term = 1;
        for (int factor = 1; factor <= count; factor++) {
            term *= (double) (n - count + factor) / factor * share;
        }
        return term * StrictMath.pow(rest, n - count);
    }
}
