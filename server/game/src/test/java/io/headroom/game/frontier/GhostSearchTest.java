package io.headroom.game.frontier;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

class GhostSearchTest {
    private static final GameState STATE = Games.fresh("by-hand", 3).state();
    private static final RoundState ROUND = STATE.round();
    private static final TrackRound CLOUD = ROUND.trackRound(SmallScenario.CLOUD);

    private static Spreads practice(Configuration configuration) {
        return Practice.storms(
                CLOUD,
                ROUND.conditions(SmallScenario.CLOUD),
                configuration,
                Practice.seed(STATE, ROUND, SmallScenario.CLOUD));
    }

    private static Ghosts search(TrackRound track, BooleanSupplier enough) {
        return GhostSearch.search(
                track,
                ROUND.conditions(SmallScenario.CLOUD),
                Practice.seed(STATE, ROUND, SmallScenario.CLOUD),
                enough);
    }

    private static Anchors anchors(Ghosts ghosts) {
        return Objects.requireNonNull(ghosts.anchors(), "what they do in practice");
    }

    private static double points(Configuration configuration, Anchors anchors) {
        Spreads result = practice(configuration);
        return anchors.terms(result.adherence(), result.costPerGood()).exactPoints();
    }

    @Test
    void frontier_found_isBeatenByNothingOnItsGridByMuch() {
        Ghosts ghosts = GhostSearch.search(STATE, ROUND, SmallScenario.CLOUD, () -> false);
        assertThat(ghosts.overbuild()).isEqualTo(CLOUD.overbuild());
        assertThat(CLOUD.frontierGrid()).contains(ghosts.frontier());
        Anchors anchors = anchors(ghosts);
        for (Configuration other : CLOUD.frontierGrid()) {
            assertThat(points(other, anchors)).as("%s", other).isLessThan(1_025);
        }
        assertThat(anchors.frontierCost()).isEqualTo(practice(ghosts.frontier()).costPerGood());
        assertThat(anchors.overbuildCost()).isGreaterThan(2 * anchors.frontierCost());
    }

    @Test
    void search_repeated_findsTheSame() {
        assertThat(search(CLOUD, () -> false)).isEqualTo(search(CLOUD, () -> false));
    }

    /** Where an author expects good settings only saves runs. */
    @Test
    void frontier_withoutAGrid_isAsGood() {
        Anchors anchors = anchors(search(CLOUD, () -> false));
        Ghosts alone = search(withoutGrid(), () -> false);
        assertThat(points(alone.frontier(), anchors)).isBetween(975.0, 1_025.0);
    }

    @Test
    void search_cutShort_ridesWithTheBestSoFar() {
        Anchors anchors = anchors(search(CLOUD, () -> false));
        double before = -1;
        for (int runs : new int[] {1, 4, 200}) {
            AtomicInteger left = new AtomicInteger(runs);
            Ghosts early = search(CLOUD, () -> left.getAndDecrement() <= 0);
            double points = points(early.frontier(), anchors);
            assertThat(points).as("after %d runs", runs).isGreaterThanOrEqualTo(before);
            before = points;
        }
        assertThat(before).isGreaterThan(950);
        assertThat(search(CLOUD, () -> true).frontier()).isEqualTo(CLOUD.overbuild());
    }

    /**
     * Money that misses the target, or is not felt, is no overbuild; what is dearer is needless.
     */
    @Test
    void overbuild_ofSeveral_isTheFirstThatMeetsTheTargetAndIsFelt() {
        Configuration useless = new Configuration(SmallScenario.knobs(1, 0, 1));
        Configuration enough = CLOUD.overbuild();
        Configuration dearer = new Configuration(SmallScenario.knobs(2, 0, 6));

        Ghosts found = search(with(List.of(useless, enough, dearer)), () -> false);

        assertThat(found.overbuild()).isEqualTo(enough);
        Configuration frontier = found.frontier();
        assertThat(search(with(List.of(frontier, dearer)), () -> false).overbuild())
                .isEqualTo(dearer);
        assertThat(search(with(List.of(useless)), () -> false).overbuild()).isEqualTo(useless);
    }

    private static TrackRound with(List<Configuration> overbuilds) {
        return SmallScenario.like(CLOUD, overbuilds, CLOUD.frontierGrid(), CLOUD.conditions());
    }

    private static TrackRound withoutGrid() {
        return SmallScenario.like(CLOUD, CLOUD.overbuilds(), List.of(), CLOUD.conditions());
    }
}
