package io.headroom.game.view;

import io.headroom.game.Phase;
import io.headroom.game.scenario.DebriefStep;
import io.headroom.game.state.GameState;

import org.jspecify.annotations.Nullable;

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
    /** Nearly all have answered: the lock closes by itself unless it is given more time. */
    CLOSING,
    /** Neighbours talk it over, then everybody votes again. */
    LET_THEM_TALK,
    /** The best known configurations are still being searched. */
    SEARCHING,
    /** Walk to those who have run nothing yet. */
    HELP_AT_BENCHES,
    /** A burst comes by itself: announce it, and ask who will hold. */
    ANNOUNCE_BURST,
    /** Ask who chose what and why, then reveal the answer. */
    REVEAL,
    /** Let somebody find the law in the lines before it is read. */
    FIND_THE_LAW,
    /** Let the class guess which knob it was. */
    COMPARE_THE_PAIR,
    /** Ask what the cheapest team gave up. */
    ASK_THE_CHEAPEST,
    /** Ask each team for what it has learned. */
    ASK_WHAT_WAS_LEARNED;

    static HostNote of(GameState state) {
        if (state.paused() && state.phase() != Phase.FINISHED) {
            return RESUME;
        }
        return switch (state.phase()) {
            case LOBBY -> state.roster().seats().isEmpty() ? SHOW_CODE : AWAIT_STUDENTS;
            case BRIEF -> READ_RIDDLE;
            case LOCK -> state.clock().closing() ? CLOSING : ANSWER_ALONE;
            case REVOTE -> LET_THEM_TALK;
            case WORKBENCH -> state.ready(state.round()) ? HELP_AT_BENCHES : SEARCHING;
            case LIVE -> ANNOUNCE_BURST;
            case DEBRIEF -> of(state.debriefStep());
            case FINISHED -> ASK_WHAT_WAS_LEARNED;
        };
    }

    private static HostNote of(@Nullable DebriefStep step) {
        return switch (step) {
            case null -> REVEAL;
            case ANSWER -> REVEAL;
            case LAW -> FIND_THE_LAW;
            case PAIR -> COMPARE_THE_PAIR;
            case TABLE -> ASK_THE_CHEAPEST;
        };
    }
}
