package io.headroom.simulator.theory;

/**
 * Stationary probabilities of a chain on 0, 1, 2 … that in each step loses some and gains a random
 * number: from n to stays(n) + gain. By the elimination of Grassmann, Taksar and Heyman (Operations
 * Research 33, 1985), which subtracts nothing and so loses no digit; the endless chain is cut where
 * its tail is beyond counting.
 */
final class EmbeddedChain {
    private static final int FIRST_STATES = 64;
    private static final int MOST_STATES = 2048;
    private static final double NEGLIGIBLE = 1e-14;

    /** What remains of n before the gain: a nondecreasing function, below n from some n on. */
    interface Stays {
        int of(int n);
    }

    /** P(gain = count) in a step from n, for counts up to {@link #mostStates}. */
    interface Gain {
        double probability(int n, int count);
    }

    private EmbeddedChain() {}

    static double[] stationary(Stays stays, Gain gain) {
        for (int states = FIRST_STATES; states <= MOST_STATES; states *= 2) {
            double[] share = eliminate(rows(stays, gain, states));
            if (share[states - 1] < NEGLIGIBLE) {
                return share;
            }
        }
        throw new IllegalArgumentException(
                "load must be far enough below 1 that " + MOST_STATES + " waiting are unheard of");
    }

    private static double[][] rows(Stays stays, Gain gain, int states) {
        double[][] rows = new double[states][states];
        for (int from = 0; from < states; from++) {
            int least = stays.of(from);
            for (int to = least; to < states - 1; to++) {
                rows[from][to] = gain.probability(from, to - least);
            }
            // What leads beyond the cut, summed from its small end: 1 less the rest would be noise.
            double beyond = 0;
            for (int count = MOST_STATES; count >= states - 1 - least; count--) {
                beyond += gain.probability(from, count);
            }
            rows[from][states - 1] = beyond;
        }
        return rows;
    }

    private static double[] eliminate(double[][] rows) {
        int states = rows.length;
        for (int gone = states - 1; gone > 0; gone--) {
            double[] row = rows[gone];
            int first = 0;
            while (first < gone - 1 && row[first] == 0) {
                first++;
            }
            double out = 0;
            for (int to = first; to < gone; to++) {
                out += row[to];
            }
            for (int from = 0; from < gone; from++) {
                double through = rows[from][gone] / out;
                rows[from][gone] = through;
                for (int to = first; to < gone && through != 0; to++) {
                    rows[from][to] += through * row[to];
                }
            }
        }
        double[] share = new double[states];
        share[0] = 1;
        double sum = 1;
        for (int state = 1; state < states; state++) {
            for (int from = 0; from < state; from++) {
                share[state] += share[from] * rows[from][state];
            }
            sum += share[state];
        }
        for (int state = 0; state < states; state++) {
            share[state] /= sum;
        }
        return share;
    }

    /** P(Poisson(mean) = n) for n from 0 to {@code last}, as counts of random arrivals. */
    static double[] poisson(double mean, int last) {
        double[] share = new double[last + 1];
        // Outward from the largest, so that nothing that counts underflows on the way.
        int mode = (int) Math.min(last, StrictMath.floor(mean));
        double log = -mean;
        for (int n = 1; n <= mode; n++) {
            log += StrictMath.log(mean / n);
        }
        share[mode] = StrictMath.exp(log);
        for (int n = mode; n > 0; n--) {
            share[n - 1] = share[n] * n / mean;
        }
        for (int n = mode; n < last; n++) {
            share[n + 1] = share[n] * mean / (n + 1);
        }
        return share;
    }

    /** The number of states above which no chain is tried, and so the largest gain that counts. */
    static int mostStates() {
        return MOST_STATES;
    }
}
