package io.headroom.game.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.headroom.game.Games;
import io.headroom.game.SmallScenario;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.TreeSet;

class ConditionsTest {
    private static final TrackRound CLOUD =
            Games.fresh("by-hand", 3).state().round().trackRound(SmallScenario.CLOUD);

    private static final int DRAWS = 20_000;

    @Test
    void drawn_overManySeeds_takesEveryValueOfEachRange() {
        TrackRound track = SmallScenario.drawing(CLOUD, new Condition("cameras", 800, 1_200));
        TreeSet<Integer> cameras = new TreeSet<>();
        for (long seed = 0; seed < DRAWS; seed++) {
            cameras.addAll(Conditions.drawn(track, 1, seed).permille().values());
        }
        assertThat(cameras).hasSize(401);
        assertThat(cameras.first()).isEqualTo(800);
        assertThat(cameras.last()).isEqualTo(1_200);
    }

    /** What an old game drew from its seed it would draw again. */
    @Test
    void drawn_asUsual_isWhatItAlwaysWas() {
        TrackRound track = SmallScenario.drawing(CLOUD, Condition.usual("service"));
        assertThat(List.of(1L, 2L, 3L))
                .extracting(seed -> Conditions.drawn(track, 1, seed).permille().get("service"))
                .containsExactly(1_136, 856, 1_089);
    }

    @Test
    void condition_withoutARange_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Condition("x", 1_100, 900));
        assertThatIllegalArgumentException().isThrownBy(() -> new Condition("x", 0, 900));
    }
}
