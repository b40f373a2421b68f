package io.headroom.game;

import io.headroom.game.command.Actor;
import io.headroom.game.command.Command;
import io.headroom.game.id.KnobId;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.SeatToken;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.state.Bench;
import io.headroom.game.state.GameState;
import io.headroom.game.state.LiveState;
import io.headroom.game.state.Submission;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;

/** What people who know little of a game ask of it, valid, stale, foreign, repeated, mistimed. */
final class RandomPeople {
    private RandomPeople() {}

    /** Mostly the phase that is, sometimes any. */
    static PhaseInstance meantFor(GameState state, Random random) {
        return random.nextInt(5) == 0 ? new PhaseInstance(1 + random.nextInt(7)) : state.instance();
    }

    /** Time passes, and what is computed beside the game is done sooner or later. */
    static void move(Games games, Random random, boolean simulating) {
        games.pass(random.nextInt(300));
        if (games.state().phase() == Phase.LIVE) {
            // As many commands come in a second of any run.
            if (random.nextInt(games.state().round().liveRun().lengthTicks() / 5) == 0) {
                finish(games);
            } else {
                LiveState live = games.state().round().liveRun();
                int most = Math.min(live.lengthTicks() - 1, live.playedTicks());
                int step = random.nextInt(8);
                games.liveTick(Math.min(most, games.now().liveTick() + step));
            }
        }
        if (simulating && random.nextInt(10) == 0) {
            games.finishWhatIfs();
        }
    }

    /** A result that counts for nothing, because the run stands still, need not be simulated. */
    private static void finish(Games games) {
        GameState state = games.state();
        LiveState.Halted halted = state.halted();
        if (halted == null || (halted.scored() && state.timeIsUp(games.now().gameMillis()))) {
            games.finishLiveRun();
        } else {
            games.accept(Games.LOOP, new Command.LiveRunDone(state.instance(), List.of()));
        }
    }

    /** Mostly somebody who may ask this; sometimes anybody. */
    static Actor actor(Command command, Random random) {
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

    static Command command(Games games, Random random) {
        if (games.state().phase() == Phase.LIVE && random.nextInt(3) > 0) {
            return challengeCommand(games, random);
        }
        return switch (random.nextInt(20)) {
            case 0 -> new Command.Join("N" + random.nextInt(5));
            case 1, 2 -> new Command.AnswerLock(random.nextInt(6) - 1);
            case 3, 4, 5, 6, 7 -> new Command.RunWhatIf(configuration(random), prediction(random));
            case 8, 9 -> new Command.Adopt(configuration(random));
            case 10 -> teamWord(games, random);
            case 11 ->
                    switch (random.nextInt(3)) {
                        case 0 -> new Command.WriteLedger("L".repeat(random.nextInt(150)));
                        case 1 -> new Command.WriteExit("E".repeat(random.nextInt(150)));
                        default -> teamWord(games, random);
                    };
            case 12 -> new Command.InjectBurst(random.nextInt(400), random.nextInt(35));
            case 13, 14 -> new Command.Resume();
            case 17 -> clockCommand(games, random);
            case 15 -> ghostsFound(games);
            case 16 -> new Command.PhaseExpired(games.state().instance());
            default -> hostCommand(random);
        };
    }

    /** What is said of a team's candidate: mostly what comes next, of what is there. */
    private static Command teamWord(Games games, Random random) {
        List<Bench> begun =
                games.state().round().benches().values().stream()
                        .filter(bench -> bench.candidate() != null)
                        .toList();
        if (begun.isEmpty() || random.nextInt(6) == 0) {
            int revision = random.nextInt(6);
            return random.nextBoolean()
                    ? new Command.Confirm(revision)
                    : new Command.TakeBack(revision);
        }
        Bench bench = begun.get(random.nextInt(begun.size()));
        Submission submission = bench.submission();
        if (bench.proposal() != null) {
            return new Command.Confirm(bench.proposal().revision());
        }
        return submission != null && random.nextBoolean()
                ? new Command.TakeBack(submission.candidate().revision())
                : new Command.Propose(Objects.requireNonNull(bench.candidate()).revision());
    }

    /** Mostly of settings that a team could go on with. */
    private static Command challengeCommand(Games games, Random random) {
        List<Configuration> riding =
                List.copyOf(games.state().round().liveRun().configurations().values());
        boolean any = riding.isEmpty() || random.nextInt(4) == 0;
        return switch (random.nextInt(6)) {
            case 0 -> new Command.OfferChallenge();
            case 1, 2 ->
                    new Command.AcceptChallenge(
                            any
                                    ? configuration(random)
                                    : riding.get(random.nextInt(riding.size())).values());
            case 3 -> new Command.DeclineChallenge();
            default -> new Command.ConfirmChallenge(1 + random.nextInt(2));
        };
    }

    private static Command hostCommand(Random random) {
        return switch (random.nextInt(60)) {
            case 0 ->
                    random.nextInt(9) == 0
                            ? new Command.EndGame()
                            : new Command.RemoveSeats(List.of(seat(random), seat(random)));
            case 17, 18 -> new Command.SetJoining(joining(random));
            case 19, 20 -> new Command.RenameSeat(seat(random), "R" + random.nextInt(4));
            case 21 -> new Command.LinkSeat(seat(random), token(random));
            case 22, 23, 24, 25, 26 -> new Command.ForgiveSeat(seat(random));
            case 27, 28 -> new Command.RemoveSeats(List.of(seat(random)));
            case 1, 2, 3, 4 -> new Command.Pause();
            case 5, 6, 7, 8 ->
                    new Command.Extend(random.nextInt(700_000), 1_000L * random.nextInt(5));
            case 9, 10, 11, 12, 13, 14 -> new Command.Advance();
            case 15, 16 ->
                    new Command.AssignTrack(new TeamId(1 + random.nextInt(5)), track(random));
            default -> new Command.MoveSeat(seat(random), new TeamId(1 + random.nextInt(5)));
        };
    }

    /** What moves the phases, by a host who mostly sees them as they are. */
    private static Command clockCommand(Games games, Random random) {
        int seen = games.state().undoables().ever() - (random.nextInt(6) == 0 ? 1 : 0);
        return switch (random.nextInt(12)) {
            case 0 -> new Command.Back();
            case 1, 2 -> new Command.Undo(Math.max(0, seen));
            case 3 -> new Command.EndRun();
            case 4 -> new Command.GiveTime(List.of(seat(random)), 2_000);
            case 5 -> Games.extension(games.state(), 1_000);
            default -> new Command.Advance();
        };
    }

    private static Joining joining(Random random) {
        // Mostly open, or few would come.
        return switch (random.nextInt(9)) {
            case 0 -> Joining.LOCKED;
            case 1 -> Joining.CLOSED;
            default -> Joining.OPEN;
        };
    }

    private static SeatToken token(Random random) {
        return new SeatToken("A".repeat(21) + (char) ('a' + random.nextInt(26)));
    }

    private static SeatId seat(Random random) {
        return new SeatId(1 + random.nextInt(12));
    }

    private static TrackId track(Random random) {
        return random.nextBoolean() ? SmallScenario.EDGE : new TrackId("none");
    }

    private static @Nullable Prediction prediction(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Prediction.UP;
            case 1 -> Prediction.DOWN;
            default -> null;
        };
    }

    private static SortedMap<KnobId, Long> configuration(Random random) {
        return SmallScenario.knobs(
                1L << random.nextInt(6), 10L * random.nextInt(4), 1 + random.nextInt(6));
    }

    private static Command ghostsFound(Games games) {
        int round = games.state().round().number();
        return new Command.GhostsFound(round, games.ghosts(round));
    }
}
