package io.headroom.game.view;

import io.headroom.game.Phase;
import io.headroom.game.state.GameState;

/** What the instructor should say or do now: the console has a sentence for each. */
public enum HostNote {
    /** The clock stands; it goes on when all is said. */
    RESUME,
    /** Nobody is here yet: show the code. */
    SHOW_CODE,
    /** Students are coming: wait until no more do. */
    AWAIT_STUDENTS,
    /** Read the riddle aloud and answer nothing. */
    READ_RIDDLE,
    /** Everybody answers alone. */
    ANSWER_ALONE,
    /** The best known configurations are still being searched. */
    SEARCHING,
    /** Walk to those who have run nothing yet. */
    HELP_AT_BENCHES,
    /** A burst comes by itself: announce it, and ask who will hold. */
    ANNOUNCE_BURST,
    /** Reveal the prediction, then ask what the cheapest team gave up. */
    REVEAL,
    /** Ask each team for what it has learned. */
    ASK_WHAT_WAS_LEARNED;

    static HostNote of(GameState state) {
        if (state.paused() && state.phase() != Phase.FINISHED) {
            return RESUME;
        }
        return switch (state.phase()) {
            case LOBBY -> state.roster().seats().isEmpty() ? SHOW_CODE : AWAIT_STUDENTS;
            case BRIEF -> READ_RIDDLE;
            case LOCK -> ANSWER_ALONE;
            case WORKBENCH -> state.round().ready() ? HELP_AT_BENCHES : SEARCHING;
            case LIVE -> ANNOUNCE_BURST;
            case DEBRIEF -> REVEAL;
            case FINISHED -> ASK_WHAT_WAS_LEARNED;
        };
    }
}
