package io.headroom.simulator.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.function.LongToDoubleFunction;

class StreamsTest {
    private static final int DRAWS = 20_000;

    @Test
    void sumsOfGaps_over400Seeds_haveTheVarianceOfIndependentDraws() {
        int seeds = 400;
        double squares = 0;
        Sampler gap = new Sampler.Exponential(1);
        for (int seed = 0; seed < seeds; seed++) {
            Streams.Stream words = new Streams(seed).of(Purpose.ARRIVAL_GAP, 0);
            double sum = mean(index -> gap.sample(words.word(index))) * DRAWS;
            squares += (sum - DRAWS) * (sum - DRAWS) / DRAWS;
        }
        // Chi-squared with 400 degrees of freedom: 1 ± 3.3 × √(2 ÷ 400).
        assertThat(squares / seeds).isBetween(0.767, 1.233);
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void neighbouringStreamsAndIndices_areUncorrelated(Purpose purpose) {
        Streams streams = new Streams(7);
        Streams.Stream words = streams.of(purpose, 3);
        Streams.Stream neighbour = streams.of(purpose, 4);
        Streams.Stream otherSeed = new Streams(8).of(purpose, 3);

        assertUncorrelated(index -> centred(words, index) * centred(words, index + 1));
        assertUncorrelated(index -> centred(words, index) * centred(neighbour, index));
        assertUncorrelated(index -> centred(words, index) * centred(otherSeed, index));
    }

    @Test
    void samplers_haveTheMeansAndVariancesOfTheirLaws() {
        assertLaw(new Sampler.Constant(3), 3, 0);
        assertLaw(new Sampler.Uniform(2, 6), 4, 16.0 / 12);
        assertLaw(new Sampler.Exponential(2), 2, 4);
        assertLaw(new Sampler.Normal(5, 2), 5, 4);
        assertLaw(new Sampler.LogNormal(2, 0.5), 2, 4 * (StrictMath.exp(0.25) - 1));
        assertLaw(new Sampler.PoissonCount(6), 6, 6);
    }

    @Test
    void poissonCount_ofZero_isZero() {
        assertThat(new Sampler.PoissonCount(0).sample(-1L)).isZero();
    }

    private static void assertLaw(Sampler sampler, double mean, double variance) {
        Streams.Stream words = new Streams(11).of(Purpose.ITEMS, 0);
        double deviation = StrictMath.sqrt(variance);
        double measured = mean(index -> sampler.sample(words.word(index)));
        double squares =
                mean(
                        index -> {
                            double off = sampler.sample(words.word(index)) - mean;
                            return off * off;
                        });
        assertThat(sampler.mean()).isEqualTo(mean);
        assertThat(measured)
                .as("mean of %s", sampler)
                .isEqualTo(mean, within(4 * deviation / Math.sqrt(DRAWS)));
        assertThat(squares)
                .as("variance of %s", sampler)
                .isEqualTo(variance, within(0.1 * variance));
    }

    private static void assertUncorrelated(LongToDoubleFunction product) {
        // A product of two independent centred units has deviation 1/12.
        assertThat(mean(product)).isEqualTo(0, within(4.0 / 12 / Math.sqrt(DRAWS)));
    }

    private static double centred(Streams.Stream words, long index) {
        return Words.unit(words.word(index)) - 0.5;
    }

    private static double mean(LongToDoubleFunction draw) {
        double sum = 0;
        for (long index = 0; index < DRAWS; index++) {
            sum += draw.applyAsDouble(index);
        }
        return sum / DRAWS;
    }
}
