package io.headroom.game;

import org.jspecify.annotations.Nullable;

/** The parts of a game, in the order of a lecture. */
public enum Phase {
    /** Students come in and teams fill. */
    LOBBY,
    /** The round's riddle and each track's crisis. */
    BRIEF,
    /** Everybody commits to a prediction, each alone. */
    LOCK,
    /** Teams tune their configuration with what-if runs. */
    WORKBENCH,
    /** The scored simulation, the same traffic for all. */
    LIVE,
    /** Scores, the answer of the lock, why. */
    DEBRIEF,
    /** The game is over; the podium stands. */
    FINISHED;

    /** The phase after this one; null after the last. */
    public @Nullable Phase next() {
        return switch (this) {
            case LOBBY -> BRIEF;
            case BRIEF -> LOCK;
            case LOCK -> WORKBENCH;
            case WORKBENCH -> LIVE;
            case LIVE -> DEBRIEF;
            case DEBRIEF -> FINISHED;
            case FINISHED -> null;
        };
    }
}
