package io.headroom.game.rules;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.newcomer;
import static io.headroom.game.Games.student;
import static io.headroom.game.Games.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Game;
import io.headroom.game.Games;
import io.headroom.game.Joining;
import io.headroom.game.NewGame;
import io.headroom.game.Phase;
import io.headroom.game.SmallScenario;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event;
import io.headroom.game.event.Event.GameCreated;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.state.Team;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

class LobbyRulesTest {

    @Test
    void joiners_inOrder_fillTeamsAndGetTracksInRotation() {
        Games games = Games.fresh("by-hand", 1);
        for (int i = 0; i < 5; i++) {
            games.join("S");
        }
        assertThat(games.state().roster().teams().values())
                .extracting(Team::track)
                .containsExactly(SmallScenario.CLOUD, SmallScenario.EDGE, SmallScenario.CLOUD);
        assertThat(games.state().roster().members(team(1))).hasSize(2);
        assertThat(games.state().roster().members(team(3))).hasSize(1);
    }

    @Test
    void game_withAHundredTeams_isFullWhenTheseAre() {
        Games games = Games.fresh("by-hand", 1, 1);
        for (int i = 0; i < LobbyRules.MOST_TEAMS; i++) {
            games.join("S");
        }
        games.refuse(newcomer("x"), new Command.Join("Ada"), RefusalCode.GAME_FULL);
        games.accept(HOST, new Command.RemoveSeats(List.of(new SeatId(7))));
        assertThat(teamOf(games, games.join("Late"))).isEqualTo(team(7));
    }

    @Test
    void joiner_whenAMemberWasRemoved_takesTheFreePlace() {
        Games games = Games.inPhase(Phase.LOBBY);
        games.accept(HOST, new Command.RemoveSeats(List.of(new SeatId(2))));
        SeatId late = games.join("Eve");
        assertThat(late).isEqualTo(new SeatId(5));
        assertThat(games.state().roster().members(team(1)))
                .extracting(seat -> seat.id().value())
                .containsExactly(1, 5);
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"BRIEF", "LOCK", "WORKBENCH", "LIVE", "DEBRIEF"})
    void joiner_beforeTheEnd_isLetIn(Phase phase) {
        Games games = Games.inPhase(phase);
        games.join("Late");
        assertThat(games.state().roster().seats()).hasSize(5);
    }

    @Test
    void lateJoiners_goToTheSmallestTeamThatHasMembers() {
        Games games = Games.fresh("by-hand", 1, 3);
        for (int i = 0; i < 7; i++) {
            games.join("S");
        }
        games.accept(HOST, new Command.RemoveSeats(seats(1, 2, 3, 4)));
        games.next();
        // Team 1 has nobody, team 2 has two, team 3 one.
        assertThat(teamOf(games, games.join("Late"))).isEqualTo(team(3));
        assertThat(teamOf(games, games.join("Late"))).isEqualTo(team(2));
        assertThat(teamOf(games, games.join("Late"))).isEqualTo(team(3));
        assertThat(teamOf(games, games.join("Late"))).isEqualTo(team(1));
    }

    @ParameterizedTest
    @CsvSource({"LOCKED, JOINING_LOCKED", "CLOSED, JOINING_CLOSED"})
    void door_thatIsNotOpen_turnsNewcomersAwayAndNobodyElse(Joining joining, RefusalCode code) {
        Games games = Games.inPhase(Phase.LOBBY);
        games.accept(HOST, new Command.SetJoining(joining));
        assertThat(games.accept(HOST, new Command.SetJoining(joining))).isEmpty();
        games.refuse(newcomer("new"), new Command.Join("Late"), code);
        games.refuse(newcomer("token-0"), new Command.Join("Ada"), RefusalCode.ALREADY_SEATED);
        assertThat(games.state().seatOf("hash-of-token-0")).isNotNull();
        assertThat(games.views().board(null).joining()).isEqualTo(joining);
        assertThat(games.views().host(null).joining()).isEqualTo(joining);
        games.accept(HOST, new Command.SetJoining(Joining.OPEN));
        assertThat(games.join("Late")).isEqualTo(new SeatId(5));
    }

    static List<SeatId> seats(int... numbers) {
        return Arrays.stream(numbers).mapToObj(SeatId::new).toList();
    }

    private static TeamId teamOf(Games games, SeatId seat) {
        return Objects.requireNonNull(games.state().roster().seats().get(seat)).team();
    }

    @Test
    void joiner_afterTheEnd_isRefused() {
        Games games = Games.inPhase(Phase.FINISHED);
        games.refuse(newcomer("x"), new Command.Join("Late"), RefusalCode.GAME_OVER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "\u00A0",
                "a\u0007b",
                "a\nb",
                "\u202Eevil",
                "\uD800",
                "\uE000",
                "abcdefghijklmnopqrstuvwxy"
            })
    void name_thatCannotBeShown_isRefused(String name) {
        Games games = Games.fresh("by-hand", 1);
        games.refuse(newcomer("x"), new Command.Join(name), RefusalCode.NAME_INVALID);
    }

    @ParameterizedTest
    @CsvSource({
        "'  Ada  ', Ada",
        "'A   B', A B",
        "'José', José",
        "'abcdefghijklmnopqrstuvwx', abcdefghijklmnopqrstuvwx",
        "'李雷', 李雷",
        "'👩‍🔬', 👩‍🔬"
    })
    void name_thatCanBeShown_isKeptNormalised(String typed, String kept) {
        assertThat(PlayerNames.normalised(typed)).isEqualTo(kept);
    }

    @Test
    void name_ofASeat_standsBesideTheLogOnly() {
        Games games = Games.fresh("by-hand", 1);
        games.join("Rumpelstilzchen");
        assertThat(games.log().toString()).doesNotContain("Rumpelstilzchen");
        assertThat(games.views().seat(new SeatId(1)).name()).isEqualTo("Rumpelstilzchen");
    }

    @Test
    void token_thatHasASeat_joinsNoSecondTime() {
        Games games = Games.fresh("by-hand", 1);
        games.accept(newcomer("x"), new Command.Join("Ada"));
        games.refuse(newcomer("x"), new Command.Join("Ada"), RefusalCode.ALREADY_SEATED);
        games.refuse(student(1), new Command.Join("Ada"), RefusalCode.ALREADY_SEATED);
    }

    @Test
    void token_ofARemovedSeat_opensNothing() {
        Games games = Games.fresh("by-hand", 1);
        games.accept(newcomer("x"), new Command.Join("Ada"));
        games.accept(HOST, new Command.RemoveSeats(List.of(new SeatId(1))));
        assertThat(games.state().seatOf("hash-of-x")).isNull();
        games.refuse(newcomer("x"), new Command.Join("Ada"), RefusalCode.SEAT_REMOVED);
        games.refuse(student(1), new Command.AnswerLock(1), RefusalCode.NO_SEAT);
    }

    @Test
    void game_withAllSeatsTaken_isFull() {
        Games games = Games.fresh("by-hand", 1, 4);
        for (int i = 0; i < LobbyRules.MOST_SEATS; i++) {
            games.join("S");
        }
        games.refuse(newcomer("x"), new Command.Join("Ada"), RefusalCode.GAME_FULL);
    }

    @Test
    void moveAndAssign_inTheLobby_changeTeamAndTrack() {
        Games games = Games.inPhase(Phase.LOBBY);
        games.accept(HOST, new Command.MoveSeat(new SeatId(1), team(2)));
        games.accept(HOST, new Command.AssignTrack(team(2), SmallScenario.CLOUD));
        assertThat(games.state().roster().members(team(2))).hasSize(3);
        assertThat(games.state().roster().teams().get(team(2)))
                .extracting(Team::track)
                .isEqualTo(SmallScenario.CLOUD);
        assertThat(games.accept(HOST, new Command.MoveSeat(new SeatId(1), team(2)))).isEmpty();
    }

    @Test
    void hostCommands_aboutWhatIsNotThere_areRefused() {
        Games games = Games.inPhase(Phase.LOBBY);
        SeatId nobody = new SeatId(99);
        TrackId noTrack = new TrackId("none");
        games.refuse(HOST, new Command.MoveSeat(nobody, team(1)), RefusalCode.NO_SUCH_SEAT);
        games.refuse(HOST, new Command.MoveSeat(new SeatId(1), team(9)), RefusalCode.NO_SUCH_TEAM);
        games.refuse(HOST, new Command.RemoveSeats(List.of(nobody)), RefusalCode.NO_SUCH_SEAT);
        games.refuse(
                HOST,
                new Command.AssignTrack(team(9), SmallScenario.EDGE),
                RefusalCode.NO_SUCH_TEAM);
        games.refuse(HOST, new Command.AssignTrack(team(1), noTrack), RefusalCode.NO_SUCH_TRACK);
    }

    @Test
    void assign_afterTheLobby_isRefused() {
        Games games = Games.inPhase(Phase.BRIEF);
        games.refuse(
                HOST,
                new Command.AssignTrack(team(1), SmallScenario.EDGE),
                RefusalCode.WRONG_PHASE);
    }

    @Test
    void teamNames_ofAGame_areDifferentPairsOfWords() {
        Set<Integer> names = new HashSet<>();
        for (int number = 1; number <= TeamNames.PAIRS; number++) {
            names.add(TeamNames.number(7, new TeamId(number)));
        }
        assertThat(names).hasSize(TeamNames.PAIRS).allMatch(name -> name < TeamNames.PAIRS);
        assertThat(TeamNames.number(7, team(TeamNames.PAIRS + 1)))
                .isEqualTo(TeamNames.number(7, team(1)) + TeamNames.PAIRS);
        assertThat(TeamNames.number(7, team(1))).isNotEqualTo(TeamNames.number(8, team(1)));
    }

    @Test
    void conditions_ofManySeeds_stayWithinFifteenPercentAndVary() {
        Set<Integer> drawn = new HashSet<>();
        for (long seed = 0; seed < 300; seed++) {
            created(seed)
                    .conditions()
                    .values()
                    .forEach(round -> round.values().forEach(one -> drawn.addAll(one.values())));
        }
        assertThat(drawn).allMatch(permille -> permille >= 850 && permille <= 1150);
        assertThat(drawn).hasSizeGreaterThan(200);
    }

    private static GameCreated created(long seed) {
        return (GameCreated) Games.fresh("by-hand", seed).log().get(0);
    }

    @Test
    void newGame_thatNamesWhatIsNotThere_isRefused() {
        refusedGame(new NewGame(9, "timed", 2, List.of(), 1, "C"), RefusalCode.NO_SUCH_ROUND);
        refusedGame(new NewGame(2, "none", 2, List.of(), 1, "C"), RefusalCode.NO_SUCH_PRESET);
        refusedGame(new NewGame(2, "timed", 0, List.of(), 1, "C"), RefusalCode.TEAM_SIZE_INVALID);
        refusedGame(
                new NewGame(2, "timed", 2, List.of(new TrackId("none")), 1, "C"),
                RefusalCode.NO_SUCH_TRACK);
    }

    private static void refusedGame(NewGame request, RefusalCode code) {
        Decision decision = Game.create(SmallScenario.SCENARIO, request);
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    @Test
    void newGame_withChosenTracks_playsOnlyThem() {
        Decision decision =
                Game.create(
                        SmallScenario.SCENARIO,
                        new NewGame(2, "timed", 2, List.of(SmallScenario.EDGE), 1, "C"));
        Event event = ((Decision.Accepted) decision).events().get(0);
        assertThat(((GameCreated) event).tracks()).containsExactly(SmallScenario.EDGE);
        assertThat(((GameCreated) event).conditions()).containsOnlyKeys(2);
        assertThat(((GameCreated) event).conditions().get(2)).containsOnlyKeys(SmallScenario.EDGE);
    }
}
