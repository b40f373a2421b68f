package io.headroom.game.rules;

import io.headroom.game.Moment;
import io.headroom.game.Phase;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.state.GameState;

import org.jspecify.annotations.Nullable;

/**
 * What stands beside a command: the game it is asked of, the phase its sender saw, and when.
 *
 * @param meantFor the phase instance that the sender saw
 */
record Asked(GameState state, PhaseInstance meantFor, Moment now) {

    /** Why a command that belongs to the phase its sender saw comes too late; null if in time. */
    @Nullable Decision tooLate() {
        if (meantFor.equals(state.instance())) {
            return null;
        }
        return Answers.refused(
                RefusalCode.PHASE_OVER, "That was meant for a part of the game that is over.");
    }

    /** Why a student's command cannot be carried out in this phase; null if it can. */
    @Nullable Decision outOf(Phase phase, String sentence) {
        Decision late = tooLate();
        if (late != null) {
            return late;
        }
        if (state.phase() != phase) {
            return Answers.refused(RefusalCode.WRONG_PHASE, sentence);
        }
        if (state.paused()) {
            return Answers.refused(
                    RefusalCode.PAUSED, "The game is paused; try again when it goes on.");
        }
        return null;
    }
}
