package io.headroom.game.score;

import static io.headroom.game.Games.student;
import static io.headroom.game.SmallScenario.knobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.command.Command;
import io.headroom.game.id.TrackId;
import io.headroom.game.result.Entrant;
import io.headroom.game.state.GameState;

import org.junit.jupiter.api.Test;

import java.util.List;

class StandingsTest {
    private static List<Standings.Standing> teams(GameState state) {
        return Standings.of(state).stream()
                .filter(standing -> standing.score().entrant() instanceof Entrant.Team)
                .toList();
    }

    private static TrackId track(Standings.Standing standing) {
        return standing.score().entrant().track();
    }

    /** Two teams, a track each; the first tunes, the second rides the start, which drowns. */
    private static GameState played() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        games.accept(student(1), new Command.Adopt(knobs(4, 20, 1)));
        games.submit(1, 1);
        while (games.state().phase() != Phase.DEBRIEF) {
            games.next();
        }
        return games.state();
    }

    @Test
    void cup_isAcrossTracks_withoutGhosts() {
        GameState state = played();
        List<Standings.Standing> teams = teams(state);
        assertThat(teams).extracting(each -> each.score().rank()).containsExactly(1, 1);
        assertThat(teams).extracting(StandingsTest::track).doesNotHaveDuplicates();
        assertThat(teams).extracting(Standings.Standing::cup).containsExactly(1, 2);
        assertThat(teams.getFirst().score().points())
                .isGreaterThan(teams.getLast().score().points());
        assertThat(Standings.of(state))
                .filteredOn(each -> !(each.score().entrant() instanceof Entrant.Team))
                .hasSize(4)
                .allSatisfy(each -> assertThat(each.cup()).isZero());
    }

    @Test
    void equalPoints_shareAPlaceInTheCup() {
        Games games = Games.inPhase(Phase.LIVE, "challenge");
        games.accept(Games.HOST, new Command.InjectBurst(300, 30)); // nobody earns anything
        games.finishLiveRun();
        assertThat(teams(games.state())).extracting(Standings.Standing::cup).containsExactly(1, 1);
    }

    @Test
    void floor_isReached_byWhoEverKeptIt() {
        assertThat(teams(played()))
                .extracting(Standings.Standing::reachedFloor)
                .containsExactly(true, false);
    }
}
