package io.headroom.game.rules;

import io.headroom.game.Moment;
import io.headroom.game.command.Actor;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.state.GameState;
import io.headroom.game.state.Seat;

import org.jspecify.annotations.Nullable;

/**
 * What stands beside a command: the game it is asked of, by whom, the phase its sender saw, and
 * when.
 *
 * @param meantFor the phase instance that the sender saw
 */
record Asked(GameState state, Actor actor, PhaseInstance meantFor, Moment now) {

    /** Whether a student asks whose seat is still there. */
    boolean hasSeat() {
        return found() != null;
    }

    /** The seat of the student who asks. */
    Seat seat() {
        Seat seat = found();
        if (seat == null) {
            throw new IllegalStateException(actor + " has no seat");
        }
        return seat;
    }

    private @Nullable Seat found() {
        return actor instanceof Actor.Student student
                ? state.roster().seats().get(student.seat())
                : null;
    }

    /** The token of the newcomer who asks. */
    String tokenHash() {
        if (actor instanceof Actor.Newcomer newcomer) {
            return newcomer.tokenHash();
        }
        throw new IllegalStateException(actor + " is no newcomer");
    }
}
