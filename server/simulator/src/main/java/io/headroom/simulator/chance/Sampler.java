package io.headroom.simulator.chance;

import static io.headroom.simulator.bounds.Bounds.notNegative;
import static io.headroom.simulator.bounds.Bounds.positive;
import static io.headroom.simulator.bounds.Bounds.within;

/**
 * A distribution, sampled as a pure function of one random word. Uses {@link StrictMath} and tables
 * only, so that every machine and compiler gives the same bits.
 */
public sealed interface Sampler
        permits Sampler.Invertible, Gamma, Sampler.Hyperexponential, Sampler.Shifted {
    /** A sampler that always gives one: no noise. */
    Sampler ONE = new Constant(1);

    /** A sampler that always gives zero: no jitter. */
    Sampler ZERO = new Constant(0);

    /**
     * The sample that belongs to {@code word}, 64 random bits. It need not grow with the word: the
     * quick ways do not.
     */
    double sample(long word);

    /** The mean of the distribution. */
    double mean();

    /** The variance of the distribution. */
    double variance();

    /** The variance divided by the square of the mean; not finite if the mean is 0 alone. */
    double squaredVariation();

    /** A distribution whose quantiles are at hand, for copulas and everything else with ranks. */
    sealed interface Invertible extends Sampler
            permits Constant, Uniform, Exponential, Normal, LogNormal, PoissonCount, Empirical {
        /** The value not exceeded with {@code probability}, strictly between 0 and 1. */
        double quantile(double probability);
    }

    /** Always {@code value}. */
    record Constant(double value) implements Invertible {
        /** Refuses a value that is not finite. */
        public Constant {
            within("value", value, -Double.MAX_VALUE, Double.MAX_VALUE);
        }

        @Override
        public double sample(long word) {
            return value;
        }

        @Override
        public double quantile(double probability) {
            return value;
        }

        @Override
        public double mean() {
            return value;
        }

        @Override
        public double variance() {
            return 0;
        }

        @Override
        public double squaredVariation() {
            return 0;
        }
    }

    /** Uniform between {@code least} and {@code most}. */
    record Uniform(double least, double most) implements Invertible {
        /** Refuses limits that are not finite or in the wrong order. */
        public Uniform {
            within("least", least, -Double.MAX_VALUE, Double.MAX_VALUE);
            within("most", most, least, Double.MAX_VALUE);
        }

        @Override
        public double sample(long word) {
            return quantile(Words.unit(word));
        }

        @Override
        public double quantile(double probability) {
            return least + (most - least) * probability;
        }

        @Override
        public double mean() {
            return least + (most - least) / 2;
        }

        @Override
        public double variance() {
            return (most - least) * (most - least) / 12;
        }

        @Override
        public double squaredVariation() {
            return variance() / (mean() * mean());
        }
    }

    /** Exponential with the given mean, by ziggurat. */
    record Exponential(double mean) implements Invertible {
        /** Refuses a mean that is not positive. */
        public Exponential {
            positive("mean", mean);
        }

        @Override
        public double sample(long word) {
            return mean * Ziggurat.exponential(word);
        }

        @Override
        public double quantile(double probability) {
            return -mean * StrictMath.log1p(-probability);
        }

        @Override
        public double variance() {
            return mean * mean;
        }

        @Override
        public double squaredVariation() {
            return 1;
        }
    }

    /** Normal with the given mean and standard deviation, by ziggurat. */
    record Normal(double mean, double deviation) implements Invertible {
        /** Refuses a mean that is not finite and a negative deviation. */
        public Normal {
            within("mean", mean, -Double.MAX_VALUE, Double.MAX_VALUE);
            notNegative("deviation", deviation);
        }

        @Override
        public double sample(long word) {
            return mean + deviation * Ziggurat.normal(word);
        }

        @Override
        public double quantile(double probability) {
            return mean + deviation * NormalLaw.quantile(probability);
        }

        @Override
        public double variance() {
            return deviation * deviation;
        }

        @Override
        public double squaredVariation() {
            return variance() / (mean * mean);
        }
    }

    /**
     * Log-normal, given by its mean and by {@code sigma}, the standard deviation of its logarithm.
     */
    record LogNormal(double mean, double sigma) implements Invertible {
        /** Refuses a mean that is not positive and a sigma outside 0 to 5. */
        public LogNormal {
            positive("mean", mean);
            within("sigma", sigma, 0, 5);
        }

        @Override
        public double sample(long word) {
            return at(Ziggurat.normal(word));
        }

        @Override
        public double quantile(double probability) {
            return at(NormalLaw.quantile(probability));
        }

        private double at(double score) {
            return mean * StrictMath.exp(sigma * score - sigma * sigma / 2);
        }

        @Override
        public double variance() {
            return mean * mean * StrictMath.expm1(sigma * sigma);
        }

        @Override
        public double squaredVariation() {
            return StrictMath.expm1(sigma * sigma);
        }
    }

    /** Poisson counts with the given mean, at most 500, by inversion. */
    record PoissonCount(double mean) implements Invertible {
        private static final double MOST_MEAN = 500;

        /** Refuses a mean outside 0 to 500. */
        public PoissonCount {
            within("mean", mean, 0, MOST_MEAN);
        }

        @Override
        public double sample(long word) {
            return quantile(Words.unit(word));
        }

        @Override
        public double quantile(double probability) {
            double term = StrictMath.exp(-mean);
            double cumulated = term;
            int count = 0;
            // Ends: beyond twenty deviations the terms vanish and the count is cut off.
            while (probability > cumulated && count < 2 * MOST_MEAN) {
                count++;
                term *= mean / count;
                cumulated += term;
            }
            return count;
        }

        @Override
        public double variance() {
            return mean;
        }

        @Override
        public double squaredVariation() {
            return mean == 0 ? 0 : 1 / mean;
        }
    }

    /**
     * One of two exponentials, so that the coefficient of variation is {@code variation}, at least
     * 1; both carry half of the mean ("balanced means", Sauer and Chandy 1975).
     */
    record Hyperexponential(double mean, double variation) implements Sampler {
        private static final double MOST_VARIATION = 100;

        /** Refuses a mean that is not positive and a variation outside 1 to 100. */
        public Hyperexponential {
            positive("mean", mean);
            within("variation", variation, 1, MOST_VARIATION);
        }

        /** The probability of the branch with the shorter mean. */
        public double shortProbability() {
            double square = variation * variation;
            return (1 + Math.sqrt((square - 1) / (square + 1))) / 2;
        }

        @Override
        public double sample(long word) {
            double probability = shortProbability();
            double chosen = Words.unit(word) < probability ? probability : 1 - probability;
            return mean / (2 * chosen) * Ziggurat.exponential(Words.branch(word, 1));
        }

        @Override
        public double variance() {
            return mean * mean * variation * variation;
        }

        @Override
        public double squaredVariation() {
            return variation * variation;
        }
    }

    /**
     * A sample of {@code law} and {@code offset} on top, such as a least time and a random rest.
     */
    record Shifted(double offset, Sampler law) implements Sampler {
        /** Refuses an offset that is not finite. */
        public Shifted {
            within("offset", offset, -Double.MAX_VALUE, Double.MAX_VALUE);
        }

        @Override
        public double sample(long word) {
            return offset + law.sample(word);
        }

        @Override
        public double mean() {
            return offset + law.mean();
        }

        @Override
        public double variance() {
            return law.variance();
        }

        @Override
        public double squaredVariation() {
            return variance() / (mean() * mean());
        }
    }
}
