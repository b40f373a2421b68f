package io.headroom.simulator.chance;

import static io.headroom.simulator.bounds.Bounds.within;

/**
 * Two numbers drawn together: each by its own law, with a given rank correlation (Spearman's)
 * between them, by a Gaussian copula. Both are functions of one word. Laws with steps, such as
 * counts, come out a little less correlated, because their ties have no order.
 *
 * @param first the law of the first number
 * @param second the law of the second number
 * @param rankCorrelation from −1 to 1
 */
public record CorrelatedPair(
        Sampler.Invertible first, Sampler.Invertible second, double rankCorrelation) {
    /** Refuses a correlation outside −1 to 1. */
    public CorrelatedPair {
        within("rankCorrelation", rankCorrelation, -1.0, 1.0);
    }

    /** The first number that belongs to {@code word}. */
    public double first(long word) {
        return first.quantile(Words.unit(word));
    }

    /** The second number that belongs to {@code word}. */
    public double second(long word) {
        // The correlation of the normal pair whose ranks have the wanted one (Pearson 1907).
        double correlation = 2 * StrictMath.sin(StrictMath.PI / 6 * rankCorrelation);
        double rest = Math.sqrt(Math.max(0, 1 - correlation * correlation));
        double own = Words.gaussian(Words.branch(word, 1));
        double score = correlation * Words.gaussian(word) + rest * own;
        return second.quantile(NormalLaw.probability(score));
    }
}
