package io.headroom.simulator.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.SplittableRandom;

/** Limits of time that must all hold, to the nanosecond. */
class PacesTest {
    private static final long ANY = Objective.Paces.ANY;

    /** Five tokens: one at 100, four more by 300, so 50 each. */
    @Test
    void tokens_exactlyAtTheirPace_holdIt() {
        assertThat(new Objective.Paces(ANY, 50, ANY).hold(100, 300, 200, 5)).isTrue();
        assertThat(new Objective.Paces(ANY, 50, ANY).hold(100, 301, 201, 5)).isFalse();
        assertThat(new Objective.Paces(ANY, 49, ANY).hold(100, 300, 200, 5)).isFalse();
        assertThat(new Objective.Paces(ANY, 0, ANY).hold(100, 300, 200, 1)).isTrue();
        assertThat(new Objective.Paces(ANY, 0, ANY).hold(100, 300, 200, 0)).isTrue();
    }

    @Test
    void limits_ofFirstResponseAndCompletion_areInclusive() {
        assertThat(new Objective.Paces(100, 50, 300).hold(100, 300, 200, 5)).isTrue();
        assertThat(new Objective.Paces(99, 50, 300).hold(100, 300, 200, 5)).isFalse();
        assertThat(new Objective.Paces(100, 50, 299).hold(100, 300, 200, 5)).isFalse();
        assertThat(Objective.Paces.FREE.hold(ANY - 1, ANY - 1, 0, 5)).isTrue();
    }

    @Test
    void pace_ofAnyLengths_isTheExactComparison() {
        SplittableRandom random = new SplittableRandom(5);
        int held = 0;
        for (int count = 0; count < 100_000; count++) {
            long limit = random.nextLong(1, 1L << random.nextInt(1, 60));
            int tokens = random.nextInt(2, 100_000_000);
            BigInteger most = BigInteger.valueOf(limit).multiply(BigInteger.valueOf(tokens - 1L));
            long near = most.bitLength() < 62 ? most.longValueExact() : 1L << 61;
            long nanos = Math.max(0, near + random.nextInt(-2, 3));
            boolean exact = BigInteger.valueOf(nanos).compareTo(most) <= 0;
            held += exact ? 1 : 0;

            assertThat(new Objective.Paces(ANY, limit, ANY).hold(7, 7 + nanos, nanos, tokens))
                    .as("%d over %d tokens at %d", nanos, tokens, limit)
                    .isEqualTo(exact);
        }
        assertThat(held).isBetween(20_000, 90_000);
    }

    @Test
    void limits_belowZero_areRefused() {
        assertThatThrownBy(() -> new Objective.Paces(-1, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("firstResponseNanos");
        assertThatThrownBy(() -> new Quality(1, 0, 1.5, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("missed must be from 0.0 to 1.0, found 1.5");
    }
}
