package io.headroom.game;

/** The parts of a game. What follows what is said by the game's agenda, not by this order. */
public enum Phase {
    /** Students come in and teams fill. */
    LOBBY,
    /** The round's riddle and each track's crisis. */
    BRIEF,
    /** Everybody commits to a prediction, each alone. */
    LOCK,
    /** Neighbours have talked, and everybody answers the same question once more. */
    REVOTE,
    /** Teams tune their configuration with what-if runs. */
    WORKBENCH,
    /** The scored simulation, the same traffic for all. */
    LIVE,
    /** Scores, the answer of the lock, why. */
    DEBRIEF,
    /** The game is over; the podium stands. */
    FINISHED
}
