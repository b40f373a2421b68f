package io.headroom.game;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.command.Actor;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.event.Event;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.TeamId;
import io.headroom.game.state.Bench;
import io.headroom.game.state.Candidate;
import io.headroom.game.state.GameState;
import io.headroom.game.state.Seat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

/** Random people do random things to a game; what must always hold is checked after each. */
class GamePropertyTest {
    private static final int STEPS = 600;

    private static int whatIfs;
    private static int scored;

    /** Random people must get far enough for the invariants to mean something. */
    @AfterAll
    static void games_ofAllSeeds_reachScoresAndSpendWhatIfs() {
        assertThat(whatIfs).isGreaterThan(20);
        assertThat(scored).isGreaterThan(10);
    }

    static LongStream seeds() {
        return LongStream.range(0, 25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void promise8_randomCommands_neverThrowAndKeepTheInvariants(long seed) {
        Random random = new Random(seed);
        Games games = Games.fresh(random.nextBoolean() ? "timed" : "by-hand", seed);
        for (int step = 0; step < STEPS; step++) {
            GameState before = games.state();
            Command command = RandomPeople.command(games, random);
            Actor actor = RandomPeople.actor(command, random);
            PhaseInstance meantFor = RandomPeople.meantFor(before, random);
            String what = "seed " + seed + ", step " + step + ": " + actor + " " + command;
            Decision decision = games.ask(actor, meantFor, command);
            if (decision instanceof Decision.Refused refused) {
                assertThat(games.state()).as(what).isSameAs(before);
                assertThat(refused.refusal().toString()).as(what).isNotBlank();
            }
            check(what, command, before, games.state());
            RandomPeople.move(games, random, true);
        }
        rebuild("seed " + seed, games);
        whatIfs += games.state().whatIfsEver();
        scored += games.state().round().scores().isEmpty() ? 0 : 1;
    }

    private static void check(String what, Command command, GameState before, GameState after) {
        for (Seat seat : after.roster().seats().values()) {
            assertThat(after.roster().teams()).as(what).containsKey(seat.team());
        }
        Set<Integer> names = new HashSet<>();
        after.roster().teams().values().forEach(team -> names.add(team.name()));
        assertThat(names).as(what).hasSameSizeAs(after.roster().teams().keySet());
        for (TeamId team : after.roster().teams().keySet()) {
            Bench bench = after.round().bench(team);
            assertThat(bench.strip()).as(what).hasSizeLessThanOrEqualTo(10);
            assertThat(bench.strip().stream().map(w -> w.configuration()).distinct())
                    .as(what)
                    .hasSameSizeAs(bench.strip());
            assertThat(revision(bench))
                    .as(what)
                    .isGreaterThanOrEqualTo(revision(before.round().bench(team)));
        }
        int steps = after.instance().value() - before.instance().value();
        assertThat(steps).as(what).isBetween(0, 1);
        boolean mayGoBack = command instanceof Command.Back || command instanceof Command.Undo;
        if (!mayGoBack) {
            assertThat(after.phase().compareTo(before.phase())).as(what).isNotNegative();
        }
        assertThat(after.round().results().isEmpty() || !after.liveRunning()).as(what).isTrue();
        boolean stays =
                after.phase() == before.phase() && after.debriefStep() == before.debriefStep();
        assertThat(steps == 0).as(what).isEqualTo(stays);
        assertThat(after.anchorGameMillis()).as(what).isNotNegative();
    }

    private static int revision(Bench bench) {
        Candidate candidate = bench.candidate();
        return candidate == null ? 0 : candidate.revision();
    }

    /** A game is its events: whoever loads the log has the same game. */
    private static void rebuild(String what, Games games) {
        List<Event> log = games.log();
        GameState rebuilt = GameState.before(SmallScenario.SCENARIO);
        for (Event event : log) {
            rebuilt = Game.apply(rebuilt, event);
        }
        assertThat(rebuilt).as(what).isEqualTo(games.state());
    }
}
