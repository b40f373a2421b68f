package io.headroom.game.rules;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Game;
import io.headroom.game.Games;
import io.headroom.game.Moment;
import io.headroom.game.NewGame;
import io.headroom.game.Phase;
import io.headroom.game.SmallScenario;
import io.headroom.game.command.Actor;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.event.Event;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.AgendaStep;
import io.headroom.game.scenario.Preset;
import io.headroom.game.scenario.Round;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.GameState;
import io.headroom.game.state.Team;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Four tracks, named A to D, and classes of all sizes. */
class TrackDealingTest {
    private static final Scenario FOUR = four();

    private GameState state = GameState.before(FOUR);

    private static Scenario four() {
        Round small = SmallScenario.SCENARIO.rounds().getFirst();
        TrackRound one = small.tracks().getFirst();
        List<TrackRound> tracks =
                List.of("A", "B", "C", "D").stream().map(name -> named(one, name)).toList();
        return new Scenario(
                "four",
                "Four tracks",
                "00fe",
                List.of(
                        new Round(
                                small.number(),
                                small.title(),
                                small.riddle(),
                                small.law(),
                                small.lock(),
                                small.challengeAt(),
                                tracks)),
                List.of(
                        new Preset(
                                "by-hand",
                                AgendaStep.PHASES.stream()
                                        .map(phase -> new AgendaStep(0, phase, 6_000))
                                        .toList(),
                                0)));
    }

    private static TrackRound named(TrackRound of, String name) {
        return new TrackRound(
                new TrackId(name),
                of.title(),
                of.persona(),
                of.crisis(),
                of.objective(),
                of.unitName(),
                of.costUnit(),
                of.knobs(),
                of.outset(),
                of.overbuilds(),
                of.floorShare(),
                of.targetShare(),
                of.lengthNanos(),
                of.frontierGrid(),
                of.conditions(),
                of.goldStar(),
                of.instruments(),
                of.envelope(),
                of.challenge(),
                of.planner());
    }

    private void take(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        for (Event event : ((Decision.Accepted) decision).events()) {
            state = Game.apply(state, event);
        }
    }

    private void ask(Actor actor, Command command) {
        take(Game.decide(state, actor, state.instance(), command, new Moment(0, 0)));
    }

    private void join(int students) {
        for (int i = 0; i < students; i++) {
            ask(Games.newcomer("t" + state.roster().seatsEver()), new Command.Join("S"));
        }
    }

    private void open(int teamSize) {
        state = GameState.before(FOUR);
        int round = FOUR.rounds().getFirst().number();
        take(Game.create(FOUR, new NewGame(round, "by-hand", teamSize, List.of(), 1, "ABC234")));
    }

    private String tracks() {
        return state.roster().teams().values().stream()
                .map(team -> team.track().value())
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({
        "3, 5, A, A",
        "8, 5, AB, AA",
        "15, 5, ABA, AAA",
        "15, 3, ABABA, ABABA",
        "16, 3, ABABAC, ABABCC",
        "18, 3, ABABAC, ABABCC",
        "21, 5, ABABC, ABABA",
        "30, 5, ABABCC, ABABCC",
        "40, 5, ABABCCAB, ABABCCDD",
        "60, 5, ABABCCABDDCD, ABABCCABDDCD",
        "8, 1, ABABABAB, ABABABAB"
    })
    void tracks_ofAClass_haveTwoTeamsEach(
            int students, int teamSize, String inTheLobby, String played) {
        open(teamSize);
        join(students);
        assertThat(tracks()).isEqualTo(inTheLobby);
        ask(HOST, new Command.Advance());
        assertThat(tracks()).isEqualTo(played);
        assertThat(state.phase()).isEqualTo(Phase.BRIEF);
    }

    @Test
    void whatTheInstructorAssigns_stays() {
        open(5);
        join(10);
        ask(HOST, new Command.AssignTrack(team(2), new TrackId("D")));
        ask(HOST, new Command.Advance());
        assertThat(tracks()).isEqualTo("AD");
        open(5);
        join(10);
        ask(HOST, new Command.AssignTrack(team(2), new TrackId("B")));
        ask(HOST, new Command.Advance());
        assertThat(tracks()).isEqualTo("AB");
    }

    @Test
    void teamThatComesLate_playsWhatOthersPlay() {
        open(2);
        join(8);
        ask(HOST, new Command.Advance());
        assertThat(tracks()).isEqualTo("ABAB");
        join(4);
        assertThat(tracks()).isEqualTo("ABABAB");
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    /** Whoever comes and goes before, and whatever the size: at the start nobody is alone. */
    @ParameterizedTest
    @MethodSource("seeds")
    void tracks_ofAnyClass_haveTwoTeamsEachOrAreOne(long seed) {
        Random random = new Random(seed);
        open(1 + random.nextInt(8));
        join(1 + random.nextInt(90));
        for (int i = 0; i < 10; i++) {
            int gone = 2 + random.nextInt(Math.max(1, state.roster().seatsEver() - 1));
            if (state.roster().seats().containsKey(new SeatId(gone))) {
                ask(HOST, new Command.RemoveSeats(List.of(new SeatId(gone))));
            }
        }
        ask(HOST, new Command.Advance());
        Map<TrackId, Long> teams =
                state.roster().teams().values().stream()
                        .filter(team -> !state.roster().members(team.id()).isEmpty())
                        .map(Team::track)
                        .collect(
                                Collectors.groupingBy(
                                        Function.identity(), TreeMap::new, Collectors.counting()));
        int students = state.roster().seats().size();
        assertThat(teams.size()).isLessThanOrEqualTo(students < 16 ? 2 : students < 40 ? 3 : 4);
        if (teams.size() > 1) {
            assertThat(teams.values()).allMatch(count -> count >= 2);
        }
    }
}
