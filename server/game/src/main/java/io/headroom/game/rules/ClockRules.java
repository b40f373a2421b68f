package io.headroom.game.rules;

import io.headroom.game.Moment;
import io.headroom.game.Phase;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event;
import io.headroom.game.event.Event.GameEnded;
import io.headroom.game.event.Event.Paused;
import io.headroom.game.event.Event.PhaseExtended;
import io.headroom.game.event.Event.PhaseStarted;
import io.headroom.game.event.Event.Resumed;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.scenario.AgendaStep;
import io.headroom.game.state.GameState;

import java.util.List;

/** The order of the phases, their deadlines, the pause. The host's clock works in a pause too. */
final class ClockRules {
    private static final int LEAST_EXTENSION_MILLIS = 1_000;
    private static final int MOST_EXTENSION_MILLIS = 600_000;

    private ClockRules() {}

    /** Names the phase that it ends, so that a double tap advances once. */
    static Decision advance(Asked asked, Command.Advance command) {
        if (asked.state().phase() == Phase.LOBBY && asked.state().roster().seats().isEmpty()) {
            return Answers.refused(RefusalCode.NOBODY_HERE);
        }
        return startNext(asked.state(), asked.now());
    }

    /**
     * The present phase's time is up. Its deadline may have moved, or the phase be over, since the
     * timer was set. What comes before a live run goes on until its ghosts are found.
     */
    static Decision expired(Asked asked, Command.PhaseExpired expired) {
        GameState state = asked.state();
        return expired.instance().equals(state.instance())
                        && timeIsUp(state, asked.now())
                        && !(liveIsNext(state) && !state.round().ready())
                ? startNext(state, asked.now())
                : Answers.nothingToDo();
    }

    static boolean timeIsUp(GameState state, Moment now) {
        Long deadline = state.deadlineGameMillis();
        return deadline != null && now.gameMillis() >= deadline && !state.paused();
    }

    static boolean liveIsNext(GameState state) {
        return state.next().phase() == Phase.LIVE;
    }

    /** Skipping a live run leaves it unscored. */
    private static Decision startNext(GameState state, Moment now) {
        if (liveIsNext(state) && !state.round().ready()) {
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
            default -> List.of(started);
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
        if (asked.state().deadlineGameMillis() == null) {
            return Answers.refused(RefusalCode.NO_DEADLINE);
        }
        if (extend.millis() < LEAST_EXTENSION_MILLIS || extend.millis() > MOST_EXTENSION_MILLIS) {
            return Answers.refused(
                    RefusalCode.TIME_INVALID,
                    LEAST_EXTENSION_MILLIS / 1_000,
                    MOST_EXTENSION_MILLIS / 1_000);
        }
        return Answers.accepted(new PhaseExtended(asked.state().instance(), extend.millis()));
    }
}
