package io.headroom.game.state;

import io.headroom.game.id.SeatId;

/**
 * What one member wants the team to ride with; another one confirms it.
 *
 * @param revision of the candidate; another one makes it stale
 * @param sinceMillis game time
 */
public record Proposal(int revision, SeatId seat, long sinceMillis) {
    /** After so much silence one person is enough, the one who proposed too. */
    private static final long SILENT_MILLIS = 10_000;

    /** How long nobody but a team mate can confirm it; 0 when anybody of the team can. */
    public long silentMillis(long gameMillis) {
        return silentMillis(sinceMillis, gameMillis);
    }

    /** The same of whatever was proposed at an instant. */
    static long silentMillis(long sinceMillis, long gameMillis) {
        return Math.max(0, sinceMillis + SILENT_MILLIS - gameMillis);
    }
}
