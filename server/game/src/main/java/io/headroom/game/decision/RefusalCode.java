package io.headroom.game.decision;

/** The stable codes of refusals by the rules of the game. */
public enum RefusalCode {
    /** The name is empty, too long, or holds characters that cannot be shown. */
    NAME_INVALID("name-invalid"),
    /** This token already has a seat. */
    ALREADY_SEATED("already-seated"),
    /** The game has as many seats as it takes. */
    GAME_FULL("game-full"),
    /** The sender has no seat in this game. */
    NO_SEAT("no-seat"),
    /** Only the instructor may ask this. */
    HOST_ONLY("host-only"),
    /** Only a student may ask this. */
    STUDENT_ONLY("student-only"),
    /** The phase that the command was meant for is over. */
    PHASE_OVER("phase-over"),
    /** The command does not belong to the present phase. */
    WRONG_PHASE("wrong-phase"),
    /** The game is paused. */
    PAUSED("paused"),
    /** The game is not paused. */
    NOT_PAUSED("not-paused"),
    /** The chosen answer does not exist. */
    NO_SUCH_CHOICE("no-such-choice"),
    /** A knob is missing, unknown, or set to a value that it does not have. */
    CONFIGURATION_INVALID("configuration-invalid"),
    /** Each knob has its value, but together they make no system; the sentence says why. */
    CANNOT_BE("cannot-be"),
    /** The team has used its what-ifs. */
    NO_WHAT_IFS_LEFT("no-what-ifs-left"),
    /** The team has no candidate to submit. */
    NO_CANDIDATE("no-candidate"),
    /** The candidate has changed since the sender saw it. */
    STALE_REVISION("stale-revision"),
    /** There is no such seat. */
    NO_SUCH_SEAT("no-such-seat"),
    /** There is no such team. */
    NO_SUCH_TEAM("no-such-team"),
    /** There is no such track in this game. */
    NO_SUCH_TRACK("no-such-track"),
    /** The mission has no such round. */
    NO_SUCH_ROUND("no-such-round"),
    /** There is no such mission. */
    NO_SUCH_MISSION("no-such-mission"),
    /** The mission has no such preset. */
    NO_SUCH_PRESET("no-such-preset"),
    /** Teams of this size are not possible. */
    TEAM_SIZE_INVALID("team-size-invalid"),
    /** Nobody is in the game yet. */
    NOBODY_HERE("nobody-here"),
    /** The ghosts of the round are still being searched. */
    NOT_READY("not-ready"),
    /** The burst's strength or length is outside what the scenario allows, or one is running. */
    BURST_INVALID("burst-invalid"),
    /** Something broke in this run already, or the run ends too soon. */
    FAULT_INVALID("fault-invalid"),
    /** The record could not be written in time; the live run went on without what was asked. */
    EXPIRED("expired"),
    /** The time asked for is outside what is allowed. */
    TIME_INVALID("time-invalid"),
    /** The instructor took the seat out of the game. */
    SEAT_REMOVED("seat-removed"),
    /** A projector asks for nothing. */
    NOT_ALLOWED("not-allowed"),
    /** More commands wait for this game than it takes; a moment later there is room. */
    BUSY("busy"),
    /** The game is over. */
    GAME_OVER("game-over");

    private final String wireName;

    RefusalCode(String wireName) {
        this.wireName = wireName;
    }

    /** The code as it stands on the wire. */
    public String wireName() {
        return wireName;
    }
}
