package io.headroom.game;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.command.Actor;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.event.Event;
import io.headroom.game.id.KnobId;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
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
import java.util.SortedMap;
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
            Command command = command(games, random);
            Actor actor = actor(command, random);
            PhaseInstance meantFor =
                    random.nextInt(5) == 0
                            ? new PhaseInstance(1 + random.nextInt(7))
                            : before.instance();
            String what = "seed " + seed + ", step " + step + ": " + actor + " " + command;
            Decision decision = games.ask(actor, meantFor, command);
            if (decision instanceof Decision.Refused refused) {
                assertThat(games.state()).as(what).isSameAs(before);
                assertThat(refused.refusal().toString()).as(what).isNotBlank();
            }
            check(what, before, games.state());
            move(games, random);
        }
        rebuild("seed " + seed, games);
        whatIfs += games.state().whatIfsEver();
        scored += games.state().round().scores().isEmpty() ? 0 : 1;
    }

    private static void move(Games games, Random random) {
        games.pass(random.nextInt(300));
        if (games.state().phase() == Phase.LIVE) {
            if (random.nextInt(12) == 0) {
                games.finishLiveRun();
                games.liveTick(0);
            } else {
                games.liveTick(Math.min(59, games.now().liveTick() + random.nextInt(8)));
            }
        }
        if (random.nextInt(10) == 0) {
            games.finishWhatIfs();
        }
    }

    /** Mostly somebody who may ask this; sometimes anybody. */
    private static Actor actor(Command command, Random random) {
        int kind = random.nextInt(8);
        if (kind == 0) {
            return Games.HOST;
        } else if (kind == 1) {
            return Games.student(1 + random.nextInt(12));
        }
        return switch (command) {
            case Command.Join join -> Games.newcomer("token-of-" + random.nextInt(30));
            case Command.OfStudent ofStudent -> Games.student(1 + random.nextInt(8));
            case Command.OfHost ofHost -> Games.HOST;
            case Command.OfLoop ofLoop -> Games.LOOP;
        };
    }

    private static Command command(Games games, Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> new Command.Join("N" + random.nextInt(5));
            case 1, 2 -> new Command.AnswerLock(random.nextInt(6) - 1);
            case 3, 4, 5, 6, 7 -> new Command.RunWhatIf(configuration(random));
            case 8, 9 -> new Command.Adopt(configuration(random));
            case 10, 11 -> new Command.Submit(random.nextInt(6));
            case 12 -> new Command.InjectBurst(random.nextInt(400), random.nextInt(35));
            case 13, 14 -> new Command.Resume();
            case 15 -> new Command.GhostsFound(2, games.ghosts(2));
            case 16 -> new Command.PhaseExpired(games.state().instance());
            default -> hostCommand(random);
        };
    }

    private static Command hostCommand(Random random) {
        return switch (random.nextInt(60)) {
            case 0 ->
                    random.nextInt(9) == 0
                            ? new Command.EndGame()
                            : new Command.RemoveSeats(List.of(seat(random)));
            case 1, 2, 3, 4 -> new Command.Pause();
            case 5, 6, 7, 8 -> new Command.Extend(random.nextInt(700_000));
            case 9, 10, 11, 12, 13, 14 -> new Command.Advance();
            case 15, 16 ->
                    new Command.AssignTrack(new TeamId(1 + random.nextInt(5)), track(random));
            default -> new Command.MoveSeat(seat(random), new TeamId(1 + random.nextInt(5)));
        };
    }

    private static SeatId seat(Random random) {
        return new SeatId(1 + random.nextInt(12));
    }

    private static TrackId track(Random random) {
        return random.nextBoolean() ? SmallScenario.EDGE : new TrackId("none");
    }

    private static SortedMap<KnobId, Long> configuration(Random random) {
        return SmallScenario.knobs(
                1L << random.nextInt(6), 10L * random.nextInt(4), 1 + random.nextInt(6));
    }

    private static void check(String what, GameState before, GameState after) {
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
        assertThat(after.phase().compareTo(before.phase())).as(what).isNotNegative();
        assertThat(steps == 0).as(what).isEqualTo(after.phase() == before.phase());
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
