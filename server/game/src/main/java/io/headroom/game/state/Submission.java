package io.headroom.game.state;

import io.headroom.game.id.SeatId;

/**
 * What a team agreed on.
 *
 * @param seat who confirmed it
 * @param sinceMillis game time; 0 in the logs of programs that did not write it
 */
public record Submission(Candidate candidate, SeatId seat, long sinceMillis) {
    /** How long it can still be taken back; 0 when it is too late. */
    public long undoMillis(long gameMillis) {
        return Math.max(0, sinceMillis + Undoable.OPEN_MILLIS - gameMillis);
    }
}
