package io.headroom.game.state;

import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;

/** A team and the track it owns; who is in it stands with the seats. */
public record Team(TeamId id, TrackId track, String name) {}
