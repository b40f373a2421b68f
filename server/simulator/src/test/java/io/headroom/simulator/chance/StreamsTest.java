package io.headroom.simulator.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.function.LongToDoubleFunction;
import java.util.function.LongUnaryOperator;

/** Words look random: in a row, across neighbouring keys of every kind, and in all their bits. */
class StreamsTest {
    private static final int DRAWS = 20_000;

    /** Two-sided 1 in a million of the normal law: what several hundred comparisons leave room. */
    private static final double Z = 4.9;

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
        for (long seed = 0; seed < 10; seed++) {
            Streams streams = new Streams(seed);
            Streams.Stream words = streams.of(purpose, 3);
            Streams.Stream neighbour = streams.of(purpose, 4);
            Streams.Stream otherSeed = new Streams(seed + 1).of(purpose, 3);
            Purpose other = purpose == Purpose.JITTER ? Purpose.ITEMS : Purpose.JITTER;
            Streams.Stream otherPurpose = streams.of(other, 3);

            for (int lag = 1; lag <= 5; lag++) {
                int apart = lag;
                assertUncorrelated(
                        seed, index -> centred(words, index) * centred(words, index + apart));
            }
            assertUncorrelated(seed, index -> centred(words, index) * centred(neighbour, index));
            assertUncorrelated(seed, index -> centred(words, index) * centred(otherSeed, index));
            assertUncorrelated(seed, index -> centred(words, index) * centred(otherPurpose, index));
            assertUncorrelated(
                    seed,
                    index ->
                            centred(words, index)
                                    * (Words.unit(Words.next(words.word(index))) - 0.5));
            assertUncorrelated(
                    seed,
                    index ->
                            centred(words, index)
                                    * (Words.unit(Words.branch(words.word(index), 1)) - 0.5));
        }
    }

    /** The first words of many streams are what the start of many runs is made of. */
    @Test
    void firstWordsOfNeighbouringKeys_areUniformToo() {
        assertUniform("seeds", seed -> new Streams(seed).of(Purpose.ARRIVAL_GAP, 0).word(0));
        assertUniform("entities", entity -> new Streams(7).of(Purpose.JITTER, entity).word(0));
        assertUniform(
                "seeds and entities",
                key -> new Streams(key >>> 7).of(Purpose.JITTER, key & 127).word(3));
        assertUniform(
                "purposes",
                key -> {
                    Purpose[] all = Purpose.values();
                    long seed = key / all.length;
                    return new Streams(seed).of(all[(int) (key % all.length)], 0).word(0);
                });
    }

    @Test
    void words_of300Seeds_areUniformInOneTwoAndThreeDimensions() {
        double chiSquared = 0;
        for (long seed = 0; seed < 300; seed++) {
            Streams.Stream words = new Streams(seed).of(Purpose.SERVICE_NOISE, 0);
            // 16 × 16 × 16 cells of three words in a row, from the top bits.
            int[] cells = new int[4096];
            for (int draw = 0; draw < 40_960; draw++) {
                int cell = 0;
                for (int part = 0; part < 3; part++) {
                    cell = cell << 4 | (int) (words.word(3L * draw + part) >>> 60);
                }
                cells[cell]++;
            }
            double chi = chiSquared(cells, 10);
            assertNormal("cells of seed " + seed, (chi - 4095) / Math.sqrt(2 * 4095.0));
            chiSquared += chi;
        }
        assertNormal("all", (chiSquared - 300 * 4095.0) / Math.sqrt(2 * 300 * 4095.0));
    }

    @Test
    void everyBit_isSetHalfOfTheTimeAndFlipsHalfOfTheTime() {
        Streams.Stream words = new Streams(5).of(Purpose.ARRIVAL_GAP, 1);
        int[] ones = new int[64];
        int[] flips = new int[64];
        for (int index = 0; index < DRAWS; index++) {
            long word = words.word(index);
            long changed = word ^ words.word(index + 1);
            for (int bit = 0; bit < 64; bit++) {
                ones[bit] += (int) (word >>> bit & 1);
                flips[bit] += (int) (changed >>> bit & 1);
            }
        }
        for (int bit = 0; bit < 64; bit++) {
            assertNormal("bit " + bit, (ones[bit] - DRAWS / 2.0) / Math.sqrt(DRAWS / 4.0));
            assertNormal("flips " + bit, (flips[bit] - DRAWS / 2.0) / Math.sqrt(DRAWS / 4.0));
        }
    }

    private static void assertUniform(String what, LongUnaryOperator wordOfKey) {
        int[] high = new int[256];
        int[] low = new int[256];
        for (int key = 0; key < DRAWS; key++) {
            long word = wordOfKey.applyAsLong(key);
            high[(int) (word >>> 56)]++;
            low[(int) (word & 255)]++;
        }
        double expected = DRAWS / 256.0;
        assertNormal(what, (chiSquared(high, expected) - 255) / Math.sqrt(2 * 255.0));
        assertNormal(what, (chiSquared(low, expected) - 255) / Math.sqrt(2 * 255.0));
        assertUncorrelated(
                0,
                key ->
                        (Words.unit(wordOfKey.applyAsLong(key)) - 0.5)
                                * (Words.unit(wordOfKey.applyAsLong(key + 1)) - 0.5));
    }

    private static double chiSquared(int[] cells, double expected) {
        double sum = 0;
        for (int cell : cells) {
            sum += (cell - expected) * (cell - expected) / expected;
        }
        return sum;
    }

    private static void assertNormal(String what, double score) {
        assertThat(score).as(what).isBetween(-Z, Z);
    }

    private static void assertUncorrelated(long seed, LongToDoubleFunction product) {
        // A product of two independent centred units has deviation 1/12.
        assertThat(mean(product))
                .as("seed %d", seed)
                .isEqualTo(0, within(Z / 12 / Math.sqrt(DRAWS)));
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
