package io.headroom.game.score;

import static io.headroom.game.Games.LOOP;
import static io.headroom.game.Games.student;
import static io.headroom.game.SmallScenario.BATCH;
import static io.headroom.game.SmallScenario.CLOUD;
import static io.headroom.game.SmallScenario.EDGE;
import static io.headroom.game.SmallScenario.NODES;
import static io.headroom.game.SmallScenario.WINDOW;
import static io.headroom.game.SmallScenario.knobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.command.Command;
import io.headroom.game.id.KnobId;
import io.headroom.game.id.TeamId;
import io.headroom.game.live.LiveRun;
import io.headroom.game.measure.Figures;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.state.RoundState;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** On hand-made results; the floor is .80, the target .98, so that half of the way is .09. */
class FeaturedPairTest {
    private final SortedMap<Integer, SortedMap<KnobId, Long>> settings = new TreeMap<>();
    private final Map<Integer, double[]> figures = new TreeMap<>();

    /** Teams are dealt the tracks in turn: odd ones are on the first. */
    private void team(int number, double adherence, double cost, SortedMap<KnobId, Long> rides) {
        settings.put(number, rides);
        figures.put(number, new double[] {adherence, cost});
    }

    private RoundState round() {
        Games games = Games.fresh("by-hand", Games.SEED, 1);
        int most = settings.lastKey();
        for (int student = 1; student <= most; student++) {
            games.join("Student " + student);
        }
        games.findGhosts();
        while (games.state().phase() != Phase.WORKBENCH) {
            games.next();
        }
        settings.forEach(
                (team, configuration) -> {
                    games.accept(student(team), new Command.Adopt(configuration));
                    games.submit(team, 1);
                });
        games.next();
        List<EntrantResult> results = new ArrayList<>();
        for (Entrant entrant : LiveRun.entrants(games.state())) {
            results.add(new EntrantResult(entrant, figures(entrant)));
        }
        games.accept(LOOP, new Command.LiveRunDone(games.state().instance(), results));
        return games.state().round();
    }

    private Figures figures(Entrant entrant) {
        double[] known =
                switch (entrant) {
                    case Entrant.Team team ->
                            figures.getOrDefault(team.team().value(), new double[] {0.1, 100});
                    case Entrant.Frontier frontier -> new double[] {0.98, 1};
                    case Entrant.Overbuild overbuild -> new double[] {0.99, 3};
                    case Entrant.House house -> throw new AssertionError(house);
                };
        return new Figures(Map.of("adherence", known[0], "costPerGood", known[1]));
    }

    private static FeaturedPair found(RoundState round) {
        return Objects.requireNonNull(FeaturedPair.of(round));
    }

    @Test
    void pair_ofTheSameCost_isTheOneFurthestApart() {
        team(1, .97, 1.00, knobs(8, 20, 2));
        team(3, .60, 1.04, knobs(8, 200, 2));
        team(5, .70, 1.00, knobs(16, 20, 2));
        team(7, .30, 1.20, knobs(16, 100, 2));
        FeaturedPair pair = found(round());
        assertThat(pair.better().team().team()).isEqualTo(new TeamId(1));
        assertThat(pair.worse().team().team()).isEqualTo(new TeamId(3));
        assertThat(pair.track()).isEqualTo(CLOUD);
        assertThat(pair.knobs()).containsExactly(WINDOW);
    }

    @Test
    void pair_isOfOneTrack() {
        team(1, .97, 1.00, knobs(8, 20, 2));
        team(2, .30, 1.00, knobs(8, 200, 2));
        team(4, .85, 1.00, knobs(8, 50, 2));
        FeaturedPair pair = found(round());
        assertThat(pair.track()).isEqualTo(EDGE);
        assertThat(pair.better().team().team()).isEqualTo(new TeamId(4));
    }

    @Test
    void pair_thatIsNone_isNotMadeUp() {
        team(1, .97, 1.00, knobs(8, 20, 2));
        team(3, .60, 1.06, knobs(8, 200, 2)); // dearer by more than a twentieth
        assertThat(FeaturedPair.of(round())).isNull();
        team(3, .89, 1.00, knobs(8, 200, 2)); // not far enough apart
        assertThat(FeaturedPair.of(round())).isNull();
        team(3, .60, 1.00, knobs(8, 20, 2)); // rode with the same
        assertThat(FeaturedPair.of(round())).isNull();
        team(1, .79, 1.00, knobs(8, 20, 2)); // neither kept its promise
        team(3, .20, 1.00, knobs(8, 200, 2));
        assertThat(FeaturedPair.of(round())).isNull();
        team(1, .97, Double.POSITIVE_INFINITY, knobs(8, 20, 2));
        team(3, 0, Double.POSITIVE_INFINITY, knobs(8, 200, 2));
        assertThat(FeaturedPair.of(round())).isNull();
    }

    @Test
    void pair_ofEqualOnes_isTheNearerInCost_thenTheFirst() {
        team(1, .95, 1.00, knobs(8, 20, 2));
        team(3, .75, 1.03, knobs(8, 200, 2));
        team(5, .75, 1.01, knobs(8, 200, 2));
        team(7, .75, 1.01, knobs(16, 200, 2));
        assertThat(found(round()).worse().team().team()).isEqualTo(new TeamId(5));
    }

    @Test
    void knobs_thatDiffer_areToldWithTheFurthestApartFirst() {
        // Batch two of four steps, window one of five, a choice among names at once.
        team(1, .97, 1.00, knobs(2, 20, 2));
        team(3, .60, 1.00, knobs(8, 50, 3));
        assertThat(found(round()).knobs()).containsExactly(NODES, BATCH, WINDOW);
    }
}
