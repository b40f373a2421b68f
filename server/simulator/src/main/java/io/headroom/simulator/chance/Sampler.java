package io.headroom.simulator.chance;

import static io.headroom.simulator.bounds.Bounds.notNegative;
import static io.headroom.simulator.bounds.Bounds.positive;
import static io.headroom.simulator.bounds.Bounds.within;

/**
 * A distribution, sampled as a pure function of one random word. Uses {@link StrictMath} only, so
 * that every machine and compiler gives the same bits.
 */
public sealed interface Sampler {
    /** A sampler that always gives one: no noise. */
    Sampler ONE = new Constant(1);

    /** A sampler that always gives zero: no jitter. */
    Sampler ZERO = new Constant(0);

    /** The sample that belongs to {@code word}, 64 random bits. */
    double sample(long word);

    /** The mean of the distribution. */
    double mean();

    /** Always {@code value}. */
    record Constant(double value) implements Sampler {
        /** Refuses a value that is not finite. */
        public Constant {
            within("value", value, -Double.MAX_VALUE, Double.MAX_VALUE);
        }

        @Override
        public double sample(long word) {
            return value;
        }

        @Override
        public double mean() {
            return value;
        }
    }

    /** Uniform between {@code least} and {@code most}. */
    record Uniform(double least, double most) implements Sampler {
        /** Refuses limits that are not finite or in the wrong order. */
        public Uniform {
            within("least", least, -Double.MAX_VALUE, Double.MAX_VALUE);
            within("most", most, least, Double.MAX_VALUE);
        }

        @Override
        public double sample(long word) {
            return least + (most - least) * Words.unit(word);
        }

        @Override
        public double mean() {
            return least + (most - least) / 2;
        }
    }

    /** Exponential with the given mean, by inversion. */
    record Exponential(double mean) implements Sampler {
        /** Refuses a mean that is not positive. */
        public Exponential {
            positive("mean", mean);
        }

        @Override
        public double sample(long word) {
            return -mean * StrictMath.log(Words.unit(word));
        }
    }

    /** Normal with the given mean and standard deviation, by inversion. */
    record Normal(double mean, double deviation) implements Sampler {
        /** Refuses a mean that is not finite and a negative deviation. */
        public Normal {
            within("mean", mean, -Double.MAX_VALUE, Double.MAX_VALUE);
            notNegative("deviation", deviation);
        }

        @Override
        public double sample(long word) {
            return mean + deviation * Words.gaussian(word);
        }
    }

    /**
     * Log-normal, given by its mean and by {@code sigma}, the standard deviation of its logarithm.
     */
    record LogNormal(double mean, double sigma) implements Sampler {
        /** Refuses a mean that is not positive and a sigma outside 0 to 5. */
        public LogNormal {
            positive("mean", mean);
            within("sigma", sigma, 0, 5);
        }

        @Override
        public double sample(long word) {
            return mean * StrictMath.exp(sigma * Words.gaussian(word) - sigma * sigma / 2);
        }
    }

    /** Poisson counts with the given mean, at most 500, by inversion. */
    record PoissonCount(double mean) implements Sampler {
        private static final double MOST_MEAN = 500;

        /** Refuses a mean outside 0 to 500. */
        public PoissonCount {
            within("mean", mean, 0, MOST_MEAN);
        }

        @Override
        public double sample(long word) {
            double unit = Words.unit(word);
            double probability = StrictMath.exp(-mean);
            double cumulated = probability;
            int count = 0;
            // Ends: beyond twenty deviations the terms vanish and the count is cut off.
            while (unit > cumulated && count < 2 * MOST_MEAN) {
                count++;
                probability *= mean / count;
                cumulated += probability;
            }
            return count;
        }
    }
}
