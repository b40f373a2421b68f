package io.headroom.game.rules;

import io.headroom.game.Moment;
import io.headroom.game.Phase;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event.GameEnded;
import io.headroom.game.event.Event.Paused;
import io.headroom.game.event.Event.PhaseExtended;
import io.headroom.game.event.Event.PhaseStarted;
import io.headroom.game.event.Event.Resumed;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.scenario.Preset;
import io.headroom.game.state.GameState;

/** The order of the phases, their deadlines, the pause. The host's clock works in a pause too. */
final class ClockRules {
    private static final long LEAST_EXTENSION_MILLIS = 1_000;
    private static final long MOST_EXTENSION_MILLIS = 600_000;

    private ClockRules() {}

    /** Names the phase that it ends, so that a double tap advances once. */
    static Decision advance(Asked asked) {
        Decision late = asked.tooLate();
        if (late != null) {
            return late;
        }
        if (asked.state().phase() == Phase.LOBBY && asked.state().roster().seats().isEmpty()) {
            return Answers.refused(
                    RefusalCode.NOBODY_HERE, "Nobody has joined yet; show the code first.");
        }
        return startNext(asked.state(), asked.now());
    }

    /**
     * The present phase's time is up. Its deadline may have moved, or the phase be over, since the
     * timer was set. A workbench whose ghosts are not found yet goes on until they are.
     */
    static Decision expired(Asked asked, Command.PhaseExpired expired) {
        GameState state = asked.state();
        boolean waitsForGhosts = state.phase() == Phase.WORKBENCH && state.ghosts() == null;
        return expired.instance().equals(state.instance())
                        && timeIsUp(state, asked.now())
                        && !waitsForGhosts
                ? startNext(state, asked.now())
                : Answers.nothingToDo();
    }

    static boolean timeIsUp(GameState state, Moment now) {
        Long deadline = state.deadlineGameMillis();
        return deadline != null && now.gameMillis() >= deadline && !state.paused();
    }

    /** Skipping a live run leaves it unscored. */
    private static Decision startNext(GameState state, Moment now) {
        return switch (state.phase()) {
            case LOBBY -> Answers.accepted(start(state, Phase.BRIEF, now));
            case BRIEF -> Answers.accepted(start(state, Phase.LOCK, now));
            case LOCK -> Answers.accepted(start(state, Phase.WORKBENCH, now));
            case WORKBENCH -> LiveRules.startLiveRun(state, now);
            case LIVE -> Answers.accepted(start(state, Phase.DEBRIEF, now));
            case DEBRIEF -> end(state, now);
            case FINISHED -> Answers.refused(RefusalCode.GAME_OVER, "The game is over.");
        };
    }

    static PhaseStarted start(GameState state, Phase phase, Moment now) {
        Preset preset = state.setting().preset();
        long lengthMillis =
                switch (phase) {
                    case BRIEF -> preset.briefMillis();
                    case LOCK -> preset.lockMillis();
                    case WORKBENCH -> preset.workbenchMillis();
                    case LIVE -> preset.liveMillis();
                    case DEBRIEF -> preset.debriefMillis();
                    case LOBBY, FINISHED -> 0;
                };
        return new PhaseStarted(
                new PhaseInstance(state.instance().value() + 1),
                phase,
                now.gameMillis(),
                lengthMillis);
    }

    static Decision endGame(Asked asked) {
        return end(asked.state(), asked.now());
    }

    private static Decision end(GameState state, Moment now) {
        return Answers.accepted(start(state, Phase.FINISHED, now), new GameEnded(now.gameMillis()));
    }

    static Decision pause(Asked asked) {
        return asked.state().paused()
                ? Answers.refused(RefusalCode.PAUSED, "The game is paused already.")
                : Answers.accepted(new Paused(asked.now().gameMillis()));
    }

    static Decision resume(Asked asked) {
        return asked.state().paused()
                ? Answers.accepted(new Resumed(asked.now().gameMillis()))
                : Answers.refused(RefusalCode.NOT_PAUSED, "The game is not paused.");
    }

    static Decision extend(Asked asked, Command.Extend extend) {
        Decision late = asked.tooLate();
        if (late != null) {
            return late;
        }
        if (asked.state().deadlineGameMillis() == null) {
            return Answers.refused(
                    RefusalCode.TIME_INVALID,
                    asked.state().phase() == Phase.LIVE
                            ? "A live run has its fixed length; it cannot be extended."
                            : "This part of the game has no deadline to extend.");
        }
        if (extend.millis() < LEAST_EXTENSION_MILLIS || extend.millis() > MOST_EXTENSION_MILLIS) {
            return Answers.refused(
                    RefusalCode.TIME_INVALID, "Extend by one second to ten minutes.");
        }
        return Answers.accepted(new PhaseExtended(asked.state().instance(), extend.millis()));
    }
}
