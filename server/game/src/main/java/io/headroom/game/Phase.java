package io.headroom.game;

/** The parts of a game, in the order of a lecture. */
public enum Phase {
    /** Students come in and teams fill. */
    LOBBY,
    /** The round's law and each track's crisis. */
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
    FINISHED
}
