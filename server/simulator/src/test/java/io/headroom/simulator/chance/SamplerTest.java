package io.headroom.simulator.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Samplers have the law, the mean and the variance that they are named after. */
class SamplerTest {
    private static final int DRAWS = 1_000_000;
    private static final double Z_999 = 3.2905;

    /** A law, its distribution function by other means, and the kurtosis (fourth ÷ variance²). */
    record Law(Sampler sampler, DoubleUnaryOperator below, double kurtosis) {}

    static List<Law> laws() {
        double square = 1.5 * 1.5;
        double quick = (1 + Math.sqrt((square - 1) / (square + 1))) / 2;
        return List.of(
                new Law(new Sampler.Uniform(2, 6), x -> (x - 2) / 4, 1.8),
                new Law(new Sampler.Exponential(2), x -> -Math.expm1(-x / 2), 9),
                new Law(new Sampler.Normal(5, 2), x -> normal((x - 5) / 2), 3),
                new Law(
                        new Sampler.LogNormal(2, 0.5),
                        x -> normal((Math.log(x / 2) + 0.125) / 0.5),
                        8.9),
                new Law(Gamma.erlang(1, 3), x -> -Math.expm1(-x / 3), 9),
                new Law(Gamma.erlang(3, 3), x -> erlang(3, x), 5),
                new Law(Gamma.erlang(10, 10), x -> erlang(10, x), 3.6),
                // Shape ½ is half the square of a normal number.
                new Law(new Gamma(0.5, 0.5), x -> 2 * normal(Math.sqrt(2 * x)) - 1, 15),
                new Law(
                        new Sampler.Hyperexponential(1, 1.5),
                        x ->
                                -quick * Math.expm1(-2 * quick * x)
                                        - (1 - quick) * Math.expm1(-2 * (1 - quick) * x),
                        30),
                new Law(
                        new Sampler.Shifted(4, new Sampler.Exponential(1)),
                        x -> -Math.expm1(4 - x),
                        9));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void samples_followTheDistributionFunction(Law law) {
        Streams.Stream words = new Streams(11).of(Purpose.ITEMS, 0);
        double[] samples = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            samples[draw] = law.sampler.sample(words.word(draw));
        }
        Arrays.sort(samples);
        double distance = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double below = law.below.applyAsDouble(samples[draw]);
            distance = Math.max(distance, Math.abs(below - (draw + 0.5) / DRAWS));
        }
        // Kolmogorov and Smirnov at 99.9 %.
        assertThat(distance * Math.sqrt(DRAWS)).as("%s", law.sampler).isLessThan(1.95);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void samples_haveTheMeanAndTheVarianceThatTheSamplerTells(Law law) {
        assertMoments(law.sampler, law.kurtosis);
        assertThat(law.sampler.squaredVariation())
                .isEqualTo(
                        law.sampler.variance() / law.sampler.mean() / law.sampler.mean(),
                        within(1e-12));
    }

    @Test
    void steppedSamples_haveTheMeanAndTheVarianceThatTheSamplerTells() {
        assertMoments(new Sampler.Constant(3), 0);
        assertMoments(new Sampler.PoissonCount(6), 3 + 1 / 6.0);
        assertMoments(new Empirical(new double[] {7, 1, 3}, new double[] {1, 2, 3}), 3);
    }

    @Test
    void poissonCount_ofZero_isZero() {
        assertThat(new Sampler.PoissonCount(0).sample(-1L)).isZero();
    }

    @Test
    void empirical_hasTheSharesOfItsWeightsAndNothingWithoutWeight() {
        Empirical law = new Empirical(new double[] {9, 5, 7, 5}, new double[] {0, 1, 2, 1});
        assertThat(law.mean()).isEqualTo(6);
        assertThat(law.quantile(0.499)).isEqualTo(5);
        assertThat(law.quantile(0.501)).isEqualTo(7);
        assertThat(law.quantile(Math.nextDown(1.0))).isEqualTo(7);
        assertThat(law.quantile(Double.MIN_VALUE)).isEqualTo(5);
        assertThatThrownBy(() -> new Empirical(new double[] {1}, new double[] {0}))
                .hasMessageContaining("sum of weights must be greater than 0");
        assertThatThrownBy(() -> new Empirical(new double[] {1, 2}, new double[] {1, -1}))
                .hasMessageContaining("weights[1]");
    }

    @ParameterizedTest
    @MethodSource("invertible")
    void quantiles_growAndAgreeWithTheSamples(Sampler.Invertible law) {
        Streams.Stream words = new Streams(3).of(Purpose.ITEMS, 0);
        for (double probability = 0.05; probability < 1; probability += 0.1) {
            double quantile = law.quantile(probability);
            assertThat(law.quantile(probability + 0.04)).isGreaterThan(quantile);
            int below = 0;
            for (int draw = 0; draw < 100_000; draw++) {
                below += law.sample(words.word(draw)) <= quantile ? 1 : 0;
            }
            double error = 4 * Math.sqrt(probability * (1 - probability) / 100_000);
            assertThat(below / 1e5).as("%s", law).isEqualTo(probability, within(error));
        }
    }

    static List<Sampler.Invertible> invertible() {
        return List.of(
                new Sampler.Uniform(1, 2),
                new Sampler.Exponential(3),
                new Sampler.Normal(-1, 2),
                new Sampler.LogNormal(5, 1.2));
    }

    /** Counts beyond points far out, where the tables hand over to their tails. */
    @Test
    void tailsOfTheTables_haveTheirShareOfTenMillionSamples() {
        int draws = 10_000_000;
        double[] points = {1, 3, 6, 7.5, 7.697, 7.7, 8, 10, 12, 14};
        int[] beyond = new int[points.length];
        double[] scores = {0.5, 2, 3, 3.6, 3.654, 3.66, 4, 4.5};
        int[] above = new int[scores.length];
        int[] under = new int[scores.length];
        Streams.Stream words = new Streams(2).of(Purpose.ITEMS, 0);
        for (int draw = 0; draw < draws; draw++) {
            long word = words.word(draw);
            double exponential = Ziggurat.exponential(word);
            for (int point = 0; point < points.length && exponential > points[point]; point++) {
                beyond[point]++;
            }
            double score = Ziggurat.normal(word);
            for (int point = 0; point < scores.length && score > scores[point]; point++) {
                above[point]++;
            }
            for (int point = 0; point < scores.length && -score > scores[point]; point++) {
                under[point]++;
            }
        }
        for (int point = 0; point < points.length; point++) {
            assertCount("beyond " + points[point], beyond[point], draws, Math.exp(-points[point]));
        }
        for (int point = 0; point < scores.length; point++) {
            double share = normal(-scores[point]);
            assertCount("above " + scores[point], above[point], draws, share);
            assertCount("below -" + scores[point], under[point], draws, share);
        }
    }

    /** Of 256 equally likely stretches of the exponential law each gets its share. */
    @Test
    void tableOfTheExponential_isFlatAcrossItsLayers() {
        int draws = 10_000_000;
        int cells = 256;
        int[] counts = new int[cells];
        Streams.Stream words = new Streams(9).of(Purpose.ITEMS, 0);
        for (int draw = 0; draw < draws; draw++) {
            double below = -Math.expm1(-Ziggurat.exponential(words.word(draw)));
            counts[Math.min(cells - 1, (int) (below * cells))]++;
        }
        double expected = (double) draws / cells;
        double chiSquared = 0;
        for (int count : counts) {
            chiSquared += (count - expected) * (count - expected) / expected;
        }
        assertThat(chiSquared).isBetween(255 - 4 * 22.6, 255 + 4 * 22.6);
    }

    private static void assertCount(String what, int count, int draws, double share) {
        double error = 3.9 * Math.sqrt(draws * share * (1 - share)) + 1;
        assertThat((double) count).as(what).isEqualTo(draws * share, within(error));
    }

    private static void assertMoments(Sampler sampler, double kurtosis) {
        Streams.Stream words = new Streams(17).of(Purpose.ITEMS, 0);
        double mean = sampler.mean();
        double variance = sampler.variance();
        double sum = 0;
        double squares = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double off = sampler.sample(words.word(draw)) - mean;
            sum += off;
            squares += off * off;
        }
        double meanError = Z_999 * Math.sqrt(variance / DRAWS);
        double varianceError = Z_999 * variance * Math.sqrt(Math.max(0, kurtosis - 1) / DRAWS);
        assertThat(sum / DRAWS).as("mean of %s", sampler).isEqualTo(0, within(meanError));
        assertThat(squares / DRAWS)
                .as("variance of %s", sampler)
                .isEqualTo(variance, within(varianceError));
    }

    private static double normal(double score) {
        return NormalLaw.probability(score);
    }

    /** Erlang with {@code phases} phases of mean 1. */
    private static double erlang(int phases, double x) {
        double term = 1;
        double sum = 1;
        for (int phase = 1; phase < phases; phase++) {
            term *= x / phase;
            sum += term;
        }
        return 1 - sum * Math.exp(-x);
    }
}
