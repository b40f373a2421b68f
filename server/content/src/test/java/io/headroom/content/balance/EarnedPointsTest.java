package io.headroom.content.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.game.result.Anchors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarnedPointsTest {
    private static final EarnedPoints STORM =
            new EarnedPoints(new Anchors(0.90, 0.99, 0.975, 0.5, 1.5));

    /** A storm in which F keeps 0.975 of its users, worked by hand. */
    @ParameterizedTest
    @CsvSource({
        "overbuild, 0.985, 1.50, 600",
        "careful, 0.973, 0.90, 772",
        "good, 0.970, 0.65, 863",
        "frontier, 0.975, 0.50, 1000",
        "lean, 0.955, 0.48, 811",
        "starver, 0.905, 0.40, 339",
        "par, 0.62, 0.60, 105"
    })
    void of_theWorkedExample_isWhatItSays(
            String design, double adherence, double cost, double points) {
        assertThat(STORM.of(new RunFigures(1, adherence, cost)))
                .as(design)
                .isCloseTo(points, within(0.5));
    }

    @Test
    void isBelowFloor_standsAsLowAsTheBar() {
        // The bar is 0.015 lower than the target, and the floor with it.
        assertThat(STORM.isBelowFloor(new RunFigures(1, 0.884, 1))).isTrue();
        assertThat(STORM.isBelowFloor(new RunFigures(1, 0.886, 1))).isFalse();
    }
}
