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

    /** A team of the house. */
    record House(Player player, TrackId track) implements Entrant {}

    /** How a team of the house plays. */
    enum Player {
        /** Rides the naive start. */
        PAR,
        /** Turns all knobs blindly. */
        RANDOM,
        /** Keeps what helps. */
        CLIMBER
    }
}
