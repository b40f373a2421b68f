package io.headroom.game;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.command.Actor;
import io.headroom.game.command.Command;
import io.headroom.game.event.Event;
import io.headroom.game.event.Event.ChallengeAccepted;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.state.Bench;
import io.headroom.game.state.Candidate;
import io.headroom.game.state.ChallengeProposal;
import io.headroom.game.state.GameState;
import io.headroom.game.state.LiveState;
import io.headroom.game.state.Purse;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.Seat;
import io.headroom.game.view.Leaves;
import io.headroom.game.view.Views;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

/** A hundred thousand commands that nobody in their right mind would send. */
class CommandStormTest {
    private static final int GAMES = 50;
    private static final int COMMANDS = 2_000;
    private static final int LOOK_EVERY = 197;
    private static final List<String> PRESETS =
            List.of("timed", "by-hand", "challenge", "scripted", "timed-revote");

    private static final Set<Phase> SEEN = EnumSet.noneOf(Phase.class);
    private static final Set<Class<?>> HAPPENED = new HashSet<>();

    static LongStream seeds() {
        return LongStream.range(100, 100 + GAMES);
    }

    /** A storm that stays in the lobby would prove nothing. */
    @AfterAll
    static void storms_reachEveryPhaseAndEveryEventOfPeople() {
        assertThat(SEEN).containsExactly(Phase.values());
        assertThat(HAPPENED)
                .contains(
                        Event.SeatRemoved.class,
                        Event.SeatForgiven.class,
                        Event.SeatLinked.class,
                        Event.SeatRenamed.class,
                        Event.SeatMoved.class,
                        Event.JoiningSet.class,
                        Event.CandidateProposed.class,
                        Event.PhaseReopened.class,
                        Event.VotedAgain.class,
                        Event.ChallengeOffered.class,
                        Event.ChallengeProposed.class,
                        Event.ChallengeAccepted.class,
                        Event.ChallengeDeclined.class,
                        Event.LiveRunHalted.class,
                        Event.LiveRunContinued.class,
                        Event.RoundScored.class);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void promise8_storm_neverThrowsNorLeaksAndIsItsEvents(long seed) {
        Random random = new Random(seed);
        Games games = Games.fresh(PRESETS.get(random.nextInt(PRESETS.size())), seed);
        Command last = new Command.Join("First");
        for (int i = 0; i < COMMANDS; i++) {
            Command command = random.nextInt(10) == 0 ? last : RandomPeople.command(games, random);
            Actor actor = RandomPeople.actor(command, random);
            games.ask(actor, RandomPeople.meantFor(games.state(), random), command);
            RandomPeople.move(games, random, false);
            SEEN.add(games.state().phase());
            last = command;
            booksBalance("seed " + seed + ", command " + i, games);
            if (i % LOOK_EVERY == 0) {
                look("seed " + seed + ", command " + i, games);
            }
        }
        GameState again = GameState.before(SmallScenario.SCENARIO);
        for (Event event : games.log()) {
            again = Game.apply(again, event);
            HAPPENED.add(event.getClass());
        }
        assertThat(again).isEqualTo(games.state());
    }

    private static void look(String when, Games games) {
        GameState state = games.state();
        Views views = games.views();
        RoundState round = state.round();
        boolean revealed = round.begun(Phase.DEBRIEF) || state.phase() == Phase.FINISHED;
        Map<SeatId, List<Object>> phones = new HashMap<>();
        for (SeatId seat : state.roster().seats().keySet()) {
            phones.put(seat, Leaves.of(views.seat(seat)));
        }
        List<List<Object>> screens = new ArrayList<>(phones.values());
        screens.add(Leaves.of(views.board(null)));
        screens.add(Leaves.of(views.host(null)));
        for (List<Object> screen : screens) {
            assertThat(screen).as(when).doesNotContainAnyElementsOf(hashes(state));
            assertThat(screen.contains(SmallScenario.LAW)).as(when).isEqualTo(revealed);
            assertThat(screen.contains(SmallScenario.EXPLANATION)).as(when).isEqualTo(revealed);
        }
        phones.forEach(
                (seat, screen) -> {
                    TeamId own = Objects.requireNonNull(state.roster().seats().get(seat)).team();
                    Set<Object> foreign = foreign(round, own);
                    if (revealed && round.ghosts() != null) {
                        round.ghosts()
                                .values()
                                .forEach(
                                        ghosts -> {
                                            foreign.remove(shown(ghosts.frontier()));
                                            foreign.remove(shown(ghosts.overbuild()));
                                        });
                    }
                    assertThat(screen).as(when).doesNotContainAnyElementsOf(foreign);
                });
    }

    /** Own, common and spent what-ifs are ten, in every team and round. */
    private static void booksBalance(String when, Games games) {
        for (TeamId team : games.state().roster().teams().keySet()) {
            Purse purse = Purse.of(games.state(), team, games.now().gameMillis());
            int owned = purse.own().values().stream().mapToInt(Integer::intValue).sum();
            assertThat(owned + purse.common() + purse.spent())
                    .as(when)
                    .isEqualTo(Bench.MOST_WHAT_IFS);
            assertThat(purse.common()).as(when).isNotNegative();
        }
    }

    private static List<String> hashes(GameState state) {
        List<String> hashes = new ArrayList<>(List.of("nobody's"));
        state.roster().seats().values().stream().map(Seat::tokenHash).forEach(hashes::add);
        state.roster().removed().values().stream().map(Seat::tokenHash).forEach(hashes::add);
        hashes.addAll(state.roster().closedTokens());
        return hashes;
    }

    /**
     * What other teams tried and this one did not, nor is told as a start; what the ghosts rode
     * with is told in the end.
     */
    private static Set<Object> foreign(RoundState round, TeamId own) {
        Set<Object> foreign = new HashSet<>(Set.of("nothing"));
        Set<Object> known =
                new HashSet<>(Set.of(shown(new Configuration(SmallScenario.knobs(1, 0, 1)))));
        for (TrackId track : round.conditions().keySet()) {
            round.starts(track).forEach(start -> known.add(shown(start.configuration())));
        }
        round.benches()
                .forEach(
                        (team, bench) -> (team.equals(own) ? known : foreign).addAll(tried(bench)));
        LiveState live = round.live();
        ChallengeProposal answer = live == null ? null : live.challenge().proposal(own);
        if (answer != null) {
            known.add(shown(answer.configuration()));
        }
        ChallengeAccepted accepted = live == null ? null : live.accepted(own);
        if (accepted != null) {
            known.add(shown(new Configuration(accepted.configuration())));
        }
        foreign.removeAll(known);
        return foreign;
    }

    private static List<Object> tried(Bench bench) {
        List<Object> tried = new ArrayList<>();
        bench.strip().forEach(whatIf -> tried.add(shown(whatIf.configuration())));
        Candidate candidate = bench.candidate();
        if (candidate != null) {
            tried.add(shown(candidate.configuration()));
        }
        bench.submissions().forEach(each -> tried.add(shown(each.candidate().configuration())));
        return tried;
    }

    /** As views have it. */
    private static Map<String, Long> shown(Configuration configuration) {
        Map<String, Long> values = new HashMap<>();
        configuration.values().forEach((knob, value) -> values.put(knob.value(), value));
        return values;
    }
}
