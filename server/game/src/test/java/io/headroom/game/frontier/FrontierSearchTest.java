package io.headroom.game.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.game.Games;
import io.headroom.game.SmallScenario;
import io.headroom.game.live.Practice;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.score.Anchors;
import io.headroom.game.score.WhatIfResult;
import io.headroom.game.state.Setting;

import org.junit.jupiter.api.Test;

import java.util.List;

class FrontierSearchTest {
    private static final Setting SETTING = Games.fresh("by-hand", 3).state().setting();
    private static final TrackRound CLOUD = SETTING.trackRound(SmallScenario.CLOUD);

    private static WhatIfResult practice(Configuration configuration) {
        return Practice.run(
                CLOUD,
                SETTING.conditions(SmallScenario.CLOUD),
                configuration,
                Practice.seed(SETTING, SmallScenario.CLOUD));
    }

    @Test
    void frontier_found_isBeatenByNothingOnItsGridByMuch() {
        Ghosts ghosts =
                FrontierSearch.search(SETTING)
                        .getOrDefault(SmallScenario.CLOUD, new Ghosts(CLOUD.par(), CLOUD.par()));
        assertThat(ghosts.overbuild()).isEqualTo(CLOUD.overbuild());
        assertThat(CLOUD.frontierGrid()).contains(ghosts.frontier());
        WhatIfResult frontier = practice(ghosts.frontier());
        WhatIfResult overbuild = practice(ghosts.overbuild());
        Anchors anchors =
                new Anchors(
                        CLOUD.floorShare(),
                        CLOUD.targetShare(),
                        frontier.adherence().mean(),
                        frontier.costPerGood().mean(),
                        overbuild.costPerGood().mean());
        for (Configuration other : CLOUD.frontierGrid()) {
            WhatIfResult result = practice(other);
            double points =
                    anchors.terms(result.adherence().mean(), result.costPerGood().mean())
                            .exactPoints();
            assertThat(points).as("%s", other).isLessThan(1_025);
        }
        assertThat(overbuild.costPerGood().mean()).isGreaterThan(2 * frontier.costPerGood().mean());
    }

    @Test
    void search_repeated_findsTheSame() {
        assertThat(FrontierSearch.search(SETTING)).isEqualTo(FrontierSearch.search(SETTING));
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
                        CLOUD.fault(),
                        CLOUD.planner());
        assertThatThrownBy(
                        () ->
                                FrontierSearch.search(
                                        empty, SETTING.conditions(SmallScenario.CLOUD), 1))
                .hasMessageContaining("must have 1 to 200 configurations, found 0");
    }
}
