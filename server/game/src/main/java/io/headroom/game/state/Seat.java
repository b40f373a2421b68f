package io.headroom.game.state;

import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TextKey;

/**
 * One student's place.
 *
 * @param name key of what the student typed
 * @param tokenHash of the secret that opens the seat; never leaves the server
 * @param joinedIn the phase instance in which the student came
 */
public record Seat(SeatId id, TeamId team, TextKey name, String tokenHash, PhaseInstance joinedIn) {
    /** In another team. */
    Seat in(TeamId other) {
        return new Seat(id, other, name, tokenHash, joinedIn);
    }

    /** With the key of another name. */
    Seat called(TextKey other) {
        return new Seat(id, team, other, tokenHash, joinedIn);
    }

    /** With another secret. */
    Seat openedBy(String otherHash) {
        return new Seat(id, team, name, otherHash, joinedIn);
    }
}
