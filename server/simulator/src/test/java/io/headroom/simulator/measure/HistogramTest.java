package io.headroom.simulator.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.SplittableRandom;
import java.util.stream.LongStream;

class HistogramTest {

    @ParameterizedTest(name = "{0} values")
    @ValueSource(ints = {1, 2, 3, 19, 20, 21, 100, 1_000, 12_345})
    void percentiles_areWithinABucketOfTheNearestRank(int count) {
        SplittableRandom random = new SplittableRandom(count);
        long[] values =
                LongStream.generate(() -> random.nextLong(1L << random.nextInt(1, 53)))
                        .limit(count)
                        .toArray();
        Histogram first = new Histogram();
        Histogram second = new Histogram();
        for (int index = 0; index < count; index++) {
            (index % 2 == 0 ? first : second).record(values[index]);
        }
        first.add(second);
        Percentiles percentiles = first.percentiles();

        long[] sorted = LongStream.of(values).sorted().toArray();
        assertThat(percentiles.count()).isEqualTo(count);
        assertNear(percentiles.p50Nanos(), sorted[(count + 1) / 2 - 1]);
        assertNear(percentiles.p90Nanos(), sorted[(9 * count + 9) / 10 - 1]);
        assertNear(percentiles.p95Nanos(), sorted[(95 * count + 99) / 100 - 1]);
        assertNear(percentiles.p99Nanos(), sorted[(99 * count + 99) / 100 - 1]);
        assertNear(percentiles.p999Nanos(), sorted[(999 * count + 999) / 1000 - 1]);
    }

    @Test
    void everyPowerOfTwo_isWithinOneInAHundredAndTwentyEight() {
        for (int bit = 0; bit < 53; bit++) {
            for (long value : new long[] {(1L << bit) - 1, 1L << bit, (1L << bit) + 1}) {
                Histogram histogram = new Histogram();
                histogram.record(value);
                assertNear(histogram.percentiles().p99Nanos(), value);
            }
        }
    }

    @Test
    void cleared_isEmpty() {
        Histogram histogram = new Histogram();
        histogram.record(1_000);
        histogram.clear();
        histogram.record(7);

        assertThat(histogram.percentiles()).isEqualTo(new Percentiles(1, 7, 7, 7, 7, 7));
        assertThat(new Histogram().percentiles()).isEqualTo(Percentiles.NONE);
    }

    private static void assertNear(long measured, long exact) {
        assertThat(128 * Math.abs(measured - exact)).isLessThanOrEqualTo(exact);
    }
}
