package io.headroom.game.result;

import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;

/** Who rides in a live run. */
public sealed interface Entrant {
    /** The track whose traffic the entrant meets. */
    TrackId track();

    /** A team of students. */
    record Team(TeamId team, TrackId track) implements Entrant {}

    /** The best known configuration of a track. */
    record Frontier(TrackId track) implements Entrant {}

    /** The configuration that meets the objective by money alone. */
    record Overbuild(TrackId track) implements Entrant {}
}
