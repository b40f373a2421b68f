package io.headroom.game.rules;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.student;
import static io.headroom.game.SmallScenario.knobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.SmallScenario;
import io.headroom.game.command.Command;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event;
import io.headroom.game.frontier.GhostSearch;
import io.headroom.game.id.SeatId;
import io.headroom.game.replay.Replay;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.RoundScore;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.House;
import io.headroom.game.score.Standings;
import io.headroom.game.state.GameState;
import io.headroom.game.view.ViewParts;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/** Teams of the house: they ride and are scored, and have a place only when the host says so. */
class HouseTest {
    private static final List<Entrant.Player> PLAYERS = List.of(Entrant.Player.values());

    private static Games played() {
        Games games = Games.housed(Phase.WORKBENCH, "by-hand");
        games.accept(student(1), new Command.Adopt(knobs(4, 20, 1)));
        games.submit(1, 1);
        while (games.state().phase() != Phase.DEBRIEF) {
            games.next();
        }
        return games;
    }

    private static List<Standings.Standing> house(GameState state) {
        return Standings.of(state).stream()
                .filter(each -> each.score().entrant() instanceof Entrant.House)
                .toList();
    }

    @Test
    void houseTeams_rideOnEachTrack_scoredAndWithoutAPlace() {
        Games games = played();
        assertThat(games.state().round().results())
                .extracting(result -> result.entrant())
                .filteredOn(Entrant.House.class::isInstance)
                .containsExactlyElementsOf(
                        List.of(SmallScenario.CLOUD, SmallScenario.EDGE).stream()
                                .flatMap(
                                        track ->
                                                PLAYERS.stream()
                                                        .map(
                                                                player ->
                                                                        (Entrant)
                                                                                new Entrant.House(
                                                                                        player,
                                                                                        track)))
                                .toList());
        assertThat(house(games.state()))
                .allSatisfy(
                        each -> {
                            assertThat(each.score().rank()).isZero();
                            assertThat(each.cup()).isZero();
                            assertThat(each.score().lock()).isZero();
                        });
        // The climber's settings earn more than those of a team that drowns.
        assertThat(house(games.state()).get(2).score().points()).isPositive();
        assertThat(games.state().roster().teams()).hasSize(2);
        assertThat(Replay.replay(SmallScenario.SCENARIO, games.logged()).mismatches()).isEmpty();
    }

    @Test
    void host_letsThemHavePlaces_andTakesThemAgain() {
        Games games = played();
        List<RoundScore> told = games.state().round().scores();
        assertThat(games.accept(HOST, new Command.RankHouse(true)))
                .containsExactly(new Event.HouseRanked(true));
        assertThat(games.accept(HOST, new Command.RankHouse(true))).isEmpty();
        assertThat(games.views().host(null).houseRanked()).isTrue();
        assertThat(house(games.state()))
                .allSatisfy(each -> assertThat(each.score().rank()).isBetween(1, 4));
        // Of the second track the team drowns as the naive start does, but its lock counts not
        // less.
        assertThat(
                        Standings.of(games.state()).stream()
                                .filter(each -> each.score().entrant() instanceof Entrant.Team)
                                .map(Standings.Standing::cup))
                .containsExactly(1, 2);
        assertThat(games.state().round().scores()).isEqualTo(told);
        games.accept(HOST, new Command.RankHouse(false));
        assertThat(house(games.state()))
                .allSatisfy(each -> assertThat(each.score().rank()).isZero());
    }

    @Test
    void gameWithoutThem_hasNone() {
        Games games = Games.inPhase(Phase.LIVE);
        games.refuse(HOST, new Command.RankHouse(true), RefusalCode.NO_HOUSE);
        assertThat(games.views().host(null).houseRanked()).isNull();
        assertThat(Objects.requireNonNull(games.views().board(null).live()).entrants())
                .extracting(ViewParts.EntrantCard::ghost)
                .containsOnly(null, ViewParts.Ghost.FRONTIER, ViewParts.Ghost.OVERBUILD);
    }

    @Test
    void walls_showThem_phonesDoNot() {
        Games games = Games.housed(Phase.LIVE, "by-hand");
        assertThat(Objects.requireNonNull(games.views().board(null).live()).entrants())
                .extracting(ViewParts.EntrantCard::ghost)
                .contains(ViewParts.Ghost.HOUSE_CLIMBER);
        assertThat(Objects.requireNonNull(games.views().seat(new SeatId(1)).live()).entrants())
                .extracting(ViewParts.EntrantCard::ghost)
                .containsExactly(null, ViewParts.Ghost.FRONTIER, ViewParts.Ghost.OVERBUILD);
    }

    @Test
    void settings_areFoundInTheBackground_theSameForASeed() {
        GameState state = Games.housed(Phase.LOBBY, "by-hand").state();
        Ghosts found = search(state);
        House house = Objects.requireNonNull(found.house());
        assertThat(search(state).house()).isEqualTo(house);
        assertThat(house.climber()).isNotEqualTo(house.random());
        assertThat(search(Games.inPhase(Phase.LOBBY).state()).house()).isNull();
    }

    private static Ghosts search(GameState state) {
        return GhostSearch.search(state, state.round(), SmallScenario.CLOUD, () -> false);
    }
}
