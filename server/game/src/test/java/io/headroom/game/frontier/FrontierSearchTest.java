package io.headroom.game.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.game.Games;
import io.headroom.game.SmallScenario;
import io.headroom.game.live.Practice;
import io.headroom.game.measure.Spreads;
import io.headroom.game.result.Anchors;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

class FrontierSearchTest {
    private static final GameState STATE = Games.fresh("by-hand", 3).state();
    private static final RoundState ROUND = STATE.round();
    private static final TrackRound CLOUD = ROUND.trackRound(SmallScenario.CLOUD);

    private static Spreads practice(Configuration configuration) {
        return Practice.run(
                CLOUD,
                ROUND.conditions(SmallScenario.CLOUD),
                configuration,
                Practice.seed(STATE, ROUND, SmallScenario.CLOUD));
    }

    @Test
    void frontier_found_isBeatenByNothingOnItsGridByMuch() {
        Ghosts ghosts =
                FrontierSearch.search(STATE, ROUND)
                        .getOrDefault(
                                SmallScenario.CLOUD, new Ghosts(CLOUD.par(), CLOUD.par(), null));
        assertThat(ghosts.overbuild()).isEqualTo(CLOUD.overbuild());
        assertThat(CLOUD.frontierGrid()).contains(ghosts.frontier());
        Anchors anchors = Objects.requireNonNull(ghosts.anchors(), "what they do in practice");
        for (Configuration other : CLOUD.frontierGrid()) {
            Spreads result = practice(other);
            double points = anchors.terms(result.adherence(), result.costPerGood()).exactPoints();
            assertThat(points).as("%s", other).isLessThan(1_025);
        }
        assertThat(anchors.frontierCost()).isEqualTo(practice(ghosts.frontier()).costPerGood());
        assertThat(anchors.overbuildCost()).isGreaterThan(2 * anchors.frontierCost());
    }

    @Test
    void search_repeated_findsTheSame() {
        assertThat(FrontierSearch.search(STATE, ROUND))
                .isEqualTo(FrontierSearch.search(STATE, ROUND));
    }

    @Test
    void grid_withoutConfigurations_isABug() {
        TrackRound empty =
                new TrackRound(
                        CLOUD.track(),
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        CLOUD.knobs(),
                        CLOUD.par(),
                        CLOUD.overbuild(),
                        .8,
                        .9,
                        1_000_000_000,
                        List.of(),
                        List.of(),
                        null,
                        CLOUD.instruments(),
                        CLOUD.fault(),
                        CLOUD.planner());
        assertThatThrownBy(
                        () ->
                                FrontierSearch.search(
                                        empty, ROUND.conditions(SmallScenario.CLOUD), 1))
                .hasMessageContaining("must have 1 to 200 configurations, found 0");
    }
}
