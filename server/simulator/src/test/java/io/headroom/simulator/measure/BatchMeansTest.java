package io.headroom.simulator.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

/** What the batches hold, exactly; whether they tell the truth is for the coverage test. */
class BatchMeansTest {

    @Test
    void mean_isOfEverything_howeverItIsCut() {
        for (int count : new int[] {0, 1, 127, 128, 255, 256, 257, 1000, 100_003}) {
            BatchMeans series = new BatchMeans();
            for (int n = 1; n <= count; n++) {
                series.add(n);
            }
            assertThat(series.count()).isEqualTo(count);
            assertThat(series.mean()).as("%s", count).isEqualTo(count == 0 ? 0 : (count + 1) / 2.0);
        }
    }

    @Test
    void interval_ofIndependentValues_hasTheWidthOfTheirVariance() {
        // A mean over 20 runs of half-widths: each is t σ ÷ √n within a sixth (√(1 ÷ 2 × 20)).
        double widths = 0;
        for (int seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            BatchMeans series = new BatchMeans();
            for (int n = 0; n < 20_000; n++) {
                series.add(random.nextDouble());
            }
            ConfidenceInterval interval = series.interval(0.95);
            assertThat(interval.degreesOfFreedom()).isBetween(15, 30);
            widths += interval.halfWidth() / 20;
        }
        assertThat(widths).isEqualTo(2.1 * Math.sqrt(1.0 / 12 / 20_000), within(4e-4));
    }

    @Test
    void interval_asksNothingOfTheSeriesItIsTakenOf() {
        SplittableRandom random = new SplittableRandom(3);
        BatchMeans asked = new BatchMeans();
        BatchMeans left = new BatchMeans();
        for (int n = 0; n < 5_000; n++) {
            double value = random.nextDouble();
            asked.add(value);
            left.add(value);
            asked.interval(0.9);
        }
        assertThat(asked.interval(0.95)).isEqualTo(left.interval(0.95));
    }

    @Test
    void interval_ofTooFewValues_isNotKnown() {
        BatchMeans series = new BatchMeans();
        for (int n = 0; n < 127; n++) {
            series.add(3 * n % 7);
        }
        assertThat(series.interval(0.95).known()).isFalse();
        series.add(1);
        assertThat(series.interval(0.95).known()).isTrue();
    }

    @Test
    void interval_ofATrend_isNotKnown() {
        BatchMeans series = new BatchMeans();
        for (int n = 0; n < 1_000_000; n++) {
            series.add(n);
        }
        assertThat(series.interval(0.95).known()).isFalse();
    }

    @Test
    void interval_ofValuesAllAlike_hasNoWidth() {
        BatchMeans series = new BatchMeans();
        for (int n = 0; n < 1_000; n++) {
            series.add(4);
        }
        ConfidenceInterval interval = series.interval(0.95);
        assertThat(interval.known()).isTrue();
        assertThat(interval.halfWidth()).isZero();
        assertThat(interval.mean()).isEqualTo(4);
    }

    @Test
    void ratio_doesNotMoveWithTheUnitAndIsTheMeanWhereTheDenominatorIsOne() {
        SplittableRandom random = new SplittableRandom(8);
        BatchMeans seconds = new BatchMeans();
        BatchMeans nanos = new BatchMeans();
        BatchMeans values = new BatchMeans();
        for (int n = 0; n < 10_000; n++) {
            double value = random.nextDouble();
            seconds.add(value * 3, 3);
            nanos.add(value * 3e9, 3e9);
            values.add(value);
        }
        ConfidenceInterval ratio = seconds.interval(0.95);
        assertThat(nanos.interval(0.95).mean()).isEqualTo(ratio.mean(), within(1e-12));
        assertThat(nanos.interval(0.95).halfWidth()).isEqualTo(ratio.halfWidth(), within(1e-12));
        assertThat(values.interval(0.95).halfWidth()).isEqualTo(ratio.halfWidth(), within(1e-12));
    }

    @Test
    void interval_ofPairsAtOnce_isThatOfPairsOneByOne() {
        SplittableRandom random = new SplittableRandom(5);
        BatchMeans oneByOne = new BatchMeans();
        BatchMeans atOnce = new BatchMeans();
        double four = 0;
        for (int n = 0; n < 8_192; n++) {
            double value = random.nextDouble();
            oneByOne.add(value, 1);
            four += value;
            if (n < 4_096) {
                atOnce.add(value, 1);
                four = 0;
            } else if (n % 4 == 3) {
                atOnce.add(four, 4, 4);
                four = 0;
            }
        }
        assertThat(atOnce.count()).isEqualTo(oneByOne.count());
        assertThat(atOnce.mean()).isEqualTo(oneByOne.mean(), within(1e-12));
        assertThat(atOnce.interval(0.95).halfWidth())
                .isEqualTo(oneByOne.interval(0.95).halfWidth(), within(1e-12));
    }

    @Test
    void pairsAtOnce_moreThanABatchLacks_areRefused() {
        BatchMeans means = new BatchMeans();
        assertThatThrownBy(() -> means.add(1, 2, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void clear_forgetsTheWarmUp() {
        BatchMeans series = new BatchMeans();
        BatchMeans fresh = new BatchMeans();
        for (int n = 0; n < 3_333; n++) {
            series.add(1e9);
        }
        series.clear();
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < 3_000; n++) {
            double value = random.nextDouble();
            series.add(value);
            fresh.add(value);
        }
        assertThat(series.interval(0.95)).isEqualTo(fresh.interval(0.95));
        assertThat(series.count()).isEqualTo(3_000);
    }
}
