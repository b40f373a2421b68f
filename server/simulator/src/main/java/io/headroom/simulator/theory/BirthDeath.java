package io.headroom.simulator.theory;

/**
 * Stationary probabilities of a chain that moves by one up or down: p(n+1) ÷ p(n) = birth(n) ÷
 * death(n+1) (Kleinrock, <i>Queueing Systems</i> I, 3.1).
 */
final class BirthDeath {
    /** Beyond this a probability cannot change a sum of doubles. */
    private static final double NEGLIGIBLE = 1e-18;

    private static final int MOST_STATES = 10_000_000;

    /** A rate out of state n. */
    interface Rate {
        double at(int n);
    }

    private BirthDeath() {}

    /** Probabilities of the states 0 to {@code last}. */
    static double[] finite(Rate birth, Rate death, int last) {
        double[] share = new double[last + 1];
        share[0] = 1;
        double sum = 1;
        for (int n = 1; n <= last; n++) {
            share[n] = share[n - 1] * birth.at(n - 1) / death.at(n);
            sum += share[n];
            if (sum > 1e200) {
                // Rescaled before it overflows; what falls to 0 was beyond counting.
                for (int earlier = 0; earlier <= n; earlier++) {
                    share[earlier] /= sum;
                }
                sum = 1;
            }
        }
        for (int n = 0; n <= last; n++) {
            share[n] /= sum;
        }
        return share;
    }

    /**
     * Probabilities of all states that count of an endless chain whose deaths end up outnumbering
     * its births.
     */
    static double[] endless(Rate birth, Rate death) {
        double term = 1;
        double sum = 1;
        int last = 0;
        double ratio;
        do {
            ratio = birth.at(last) / death.at(last + 1);
            term *= ratio;
            sum += term;
            last++;
            if (last > MOST_STATES) {
                throw new IllegalArgumentException("the chain must settle");
            }
            if (sum > 1e200) {
                term /= sum;
                sum = 1;
            }
        } while (!(ratio < 1 && term < NEGLIGIBLE * (1 - ratio) * sum));
        return finite(birth, death, last);
    }
}
