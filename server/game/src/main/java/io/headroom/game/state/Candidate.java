package io.headroom.game.state;

import io.headroom.game.id.SeatId;
import io.headroom.game.scenario.Configuration;

/**
 * What a team is about to ride with.
 *
 * @param revision from 1, one more with each adoption
 * @param seat who adopted it
 */
public record Candidate(int revision, SeatId seat, Configuration configuration) {}
