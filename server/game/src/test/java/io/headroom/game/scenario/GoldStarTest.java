package io.headroom.game.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldStarTest {
    private static final GoldStar STAR = new GoldStar("1 mW", 10);

    @ParameterizedTest
    @CsvSource({
        "0.97, 10, true",
        "0.965, 1.4, true",
        "0.964, 1.4, false",
        "1, 10.1, false",
        "0, Infinity, false"
    })
    void star_isForThoseWhoMeetTheTargetAtThePrice(
            double adherence, double costPerGood, boolean earned) {
        assertThat(STAR.isEarnedBy(adherence, 0.965, costPerGood)).isEqualTo(earned);
    }
}
