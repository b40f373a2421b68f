package io.headroom.simulator.chance;

import static io.headroom.simulator.bounds.Bounds.positive;
import static io.headroom.simulator.bounds.Bounds.within;

/**
 * Gamma with the given mean and shape, from 0.0001 to 1,000,000 (Marsaglia and Tsang 2000: a normal
 * number, cubed and accepted or not, about 1.04 tries). The coefficient of variation is 1 ÷ √shape;
 * a whole shape k is Erlang's law, the sum of k exponentials.
 *
 * @param mean its mean
 * @param shape its shape
 */
public record Gamma(double mean, double shape) implements Sampler {
    private static final int MOST_PHASES = 1_000_000;

    /** Refuses a mean that is not positive and a shape outside its limits. */
    public Gamma {
        positive("mean", mean);
        within("shape", shape, 0.0001, MOST_PHASES);
    }

    /** The sum of {@code phases} exponentials with the given mean in all. */
    public static Gamma erlang(int phases, double mean) {
        within("phases", phases, 1L, MOST_PHASES);
        return new Gamma(mean, phases);
    }

    /** Gamma with the given mean and coefficient of variation, from 0.001 to 100. */
    public static Gamma ofVariation(double mean, double variation) {
        within("variation", variation, 0.001, 100);
        return new Gamma(mean, 1 / (variation * variation));
    }

    @Override
    public double sample(long word) {
        if (shape == 1) {
            return mean * Ziggurat.exponential(word);
        }
        if (shape > 1) {
            return mean / shape * standard(shape, word);
        }
        // Below one: a shape one higher, times a power of a uniform number.
        double power = StrictMath.pow(Words.unit(word), 1 / shape);
        return mean / shape * standard(shape + 1, word) * power;
    }

    @Override
    public double variance() {
        return mean * mean / shape;
    }

    @Override
    public double squaredVariation() {
        return 1 / shape;
    }

    private static double standard(double shape, long word) {
        double size = shape - 1.0 / 3;
        double slope = 1 / Math.sqrt(9 * size);
        for (long attempt = 1; ; attempt += 2) {
            double score = Ziggurat.normal(Words.branch(word, attempt));
            double root = 1 + slope * score;
            double unit = Words.unit(Words.branch(word, attempt + 1));
            if (root > 0 && accepted(unit, score * score, root * root * root, size)) {
                return size * root * root * root;
            }
        }
    }

    private static boolean accepted(double unit, double square, double cube, double size) {
        return unit < 1 - 0.0331 * square * square
                || StrictMath.log(unit) < square / 2 + size * (1 - cube + StrictMath.log(cube));
    }
}
