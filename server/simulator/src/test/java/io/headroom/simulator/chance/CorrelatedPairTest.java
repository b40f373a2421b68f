package io.headroom.simulator.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;

class CorrelatedPairTest {
    private static final int DRAWS = 100_000;

    @ParameterizedTest
    @ValueSource(doubles = {-1, -0.6, 0, 0.3, 0.8, 1})
    void pairs_haveTheRankCorrelationAndTheMarginals(double rankCorrelation) {
        CorrelatedPair pair =
                new CorrelatedPair(
                        new Sampler.LogNormal(1000, 1.5),
                        new Sampler.Exponential(200),
                        rankCorrelation);
        Streams.Stream words = new Streams(4).of(Purpose.REQUEST_SHAPE, 0);
        double[] first = new double[DRAWS];
        double[] second = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            first[draw] = pair.first(words.word(draw));
            second[draw] = pair.second(words.word(draw));
        }
        double mean = Arrays.stream(second).average().orElseThrow();
        double[] firstRanks = ranks(first);
        double[] secondRanks = ranks(second);
        double products = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            products += (firstRanks[draw] - 0.5) * (secondRanks[draw] - 0.5);
        }
        // Of independent pairs the deviation is 1 ÷ √draws, of others less.
        assertThat(12 * products / DRAWS)
                .isEqualTo(rankCorrelation, within(3.9 / Math.sqrt(DRAWS)));
        assertThat(mean).isEqualTo(200, within(3.9 * 200 / Math.sqrt(DRAWS)));
    }

    private static double[] ranks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        for (int index = 0; index < values.length; index++) {
            ranks[index] = (Arrays.binarySearch(sorted, values[index]) + 0.5) / values.length;
        }
        return ranks;
    }
}
