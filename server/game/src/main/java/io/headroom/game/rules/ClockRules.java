package io.headroom.game.rules;

import io.headroom.game.Moment;
import io.headroom.game.Phase;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event;
import io.headroom.game.event.Event.GameEnded;
import io.headroom.game.event.Event.LiveRunContinued;
import io.headroom.game.event.Event.Paused;
import io.headroom.game.event.Event.PhaseExtended;
import io.headroom.game.event.Event.PhaseReopened;
import io.headroom.game.event.Event.PhaseStarted;
import io.headroom.game.event.Event.Resumed;
import io.headroom.game.event.Event.TracksDealt;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.AgendaStep;
import io.headroom.game.state.GameClock;
import io.headroom.game.state.GameState;
import io.headroom.game.state.LiveState;
import io.headroom.game.state.Undoable;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The order of the phases, their deadlines, the pause. The host's clock works in a pause too. */
final class ClockRules {
    private static final int LEAST_EXTENSION_MILLIS = 1_000;
    private static final int MOST_EXTENSION_MILLIS = 600_000;

    private ClockRules() {}

    /** Names the phase that it ends, so that a double tap advances once. */
    static Decision advance(Asked asked, Command.Advance command) {
        if (asked.state().phase() == Phase.LIVE) {
            return LiveRules.halt(asked, false);
        }
        if (asked.state().phase() == Phase.LOBBY && asked.state().roster().seats().isEmpty()) {
            return Answers.refused(RefusalCode.NOBODY_HERE);
        }
        return startNext(asked.state(), asked.now());
    }

    /**
     * The present phase's time is up. Its deadline may have moved, or the phase be over, since the
     * timer was set. What comes before a live run goes on until its ghosts are found; a live run
     * that is scored, until its results are there.
     */
    static Decision expired(Asked asked, Command.PhaseExpired expired) {
        GameState state = asked.state();
        LiveState.Halted halted = state.halted();
        return expired.instance().equals(state.instance())
                        && state.timeIsUp(asked.now().gameMillis())
                        && !(liveIsNext(state) && !state.ready(state.round()))
                        && (halted == null || !halted.scored())
                ? startNext(state, asked.now())
                : Answers.nothingToDo();
    }

    static boolean liveIsNext(GameState state) {
        return state.next().phase() == Phase.LIVE;
    }

    private static Decision startNext(GameState state, Moment now) {
        if (liveIsNext(state) && !state.ready(state.round())) {
            return Answers.refused(RefusalCode.NOT_READY);
        }
        return Answers.accepted(next(state, now));
    }

    /** What begins the next phase on the agenda. */
    static List<Event> next(GameState state, Moment now) {
        return start(state, state.next(), now);
    }

    private static List<Event> start(GameState state, AgendaStep step, Moment now) {
        PhaseStarted started =
                new PhaseStarted(
                        new PhaseInstance(state.instance().value() + 1),
                        step.phase(),
                        now.gameMillis(),
                        step.lengthMillis());
        return switch (step.phase()) {
            case LIVE -> List.of(started, LiveRules.liveRun(state, started));
            case FINISHED -> List.of(started, new GameEnded(now.gameMillis()));
            default -> begun(state, started);
        };
    }

    /** When the lobby is left all are there, and the tracks are dealt for good. */
    private static List<Event> begun(GameState state, PhaseStarted started) {
        SortedMap<TeamId, TrackId> dealt =
                state.phase() == Phase.LOBBY ? TrackDealing.atStart(state) : new TreeMap<>();
        return dealt.isEmpty() ? List.of(started) : List.of(new TracksDealt(dealt), started);
    }

    /** The former phase or step, as long as it is; what was done in it is still there. */
    static Decision back(Asked asked, Command.Back command) {
        GameState state = asked.state();
        AgendaStep before = state.before();
        if (before == null) {
            return Answers.refused(RefusalCode.NO_WAY_BACK);
        }
        return state.playedBefore(asked.now().liveTick())
                ? Answers.refused(RefusalCode.LIVE_PLAYED)
                : Answers.accepted(
                        reopened(
                                asked,
                                state.step() - 1,
                                before.phase(),
                                before.lengthMillis(),
                                false));
    }

    private static PhaseReopened reopened(
            Asked asked, int step, Phase phase, long lengthMillis, boolean undone) {
        return new PhaseReopened(
                new PhaseInstance(asked.state().instance().value() + 1),
                step,
                phase,
                asked.now().gameMillis(),
                lengthMillis,
                undone);
    }

    /** What the host did last, if it is still the one that the sender saw. */
    static Decision undo(Asked asked, Command.Undo undo) {
        GameState state = asked.state();
        Undoable last = state.undoables().next(asked.now().gameMillis());
        if (last == null || last.number() != undo.number()) {
            return Answers.refused(RefusalCode.NOTHING_TO_UNDO);
        }
        return switch (last) {
            case Undoable.Step step when asked.now().liveTick() > 0 ->
                    Answers.refused(RefusalCode.LIVE_PLAYED);
            case Undoable.Step step ->
                    Answers.accepted(
                            reopened(asked, step.step(), step.phase(), step.lengthMillis(), true));
            case Undoable.Removal removal -> SeatRules.letIn(asked, removal.seats());
            case Undoable.Halt halt ->
                    Answers.accepted(
                            new LiveRunContinued(state.instance(), asked.now().gameMillis()));
        };
    }

    static Decision endGame(Asked asked, Command.EndGame command) {
        return Answers.accepted(start(asked.state(), asked.state().end(), asked.now()));
    }

    static Decision pause(Asked asked, Command.Pause command) {
        return asked.state().paused()
                ? Answers.refused(RefusalCode.PAUSED)
                : Answers.accepted(new Paused(asked.now().gameMillis()));
    }

    static Decision resume(Asked asked, Command.Resume command) {
        return asked.state().paused()
                ? Answers.accepted(new Resumed(asked.now().gameMillis()))
                : Answers.refused(RefusalCode.NOT_PAUSED);
    }

    static Decision extend(Asked asked, Command.Extend extend) {
        if (asked.state().clock().deadlineMillis() == null) {
            return Answers.refused(RefusalCode.NO_DEADLINE);
        }
        GameClock clock = asked.state().clock();
        if (extend.seenMillis() != clock.lengthMillis() + clock.extendedMillis()) {
            return Answers.refused(RefusalCode.TIME_MOVED);
        }
        Decision out = invalidTime(extend.millis());
        if (out != null) {
            return out;
        }
        return Answers.accepted(new PhaseExtended(asked.state().instance(), extend.millis()));
    }

    /** Why so much time cannot be given; null when it can. */
    static @Nullable Decision invalidTime(long millis) {
        return millis >= LEAST_EXTENSION_MILLIS && millis <= MOST_EXTENSION_MILLIS
                ? null
                : Answers.refused(
                        RefusalCode.TIME_INVALID,
                        LEAST_EXTENSION_MILLIS / 1_000,
                        MOST_EXTENSION_MILLIS / 1_000);
    }
}
