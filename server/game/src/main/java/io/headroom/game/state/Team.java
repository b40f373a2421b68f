package io.headroom.game.state;

import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;

/**
 * A team and the track it owns; who is in it stands with the seats.
 *
 * @param name the number of its name, see {@link io.headroom.game.event.Event.TeamFormed#name()}
 * @param assigned whether the instructor gave it its track
 */
public record Team(TeamId id, TrackId track, int name, boolean assigned) {
    /** On a track that is dealt to it. */
    Team dealt(TrackId other) {
        return new Team(id, other, name, assigned);
    }
}
