package io.headroom.game.scenario;

import io.headroom.game.Phase;

/**
 * A phase of a round on a game's agenda.
 *
 * @param round its number in the mission; 0 in a preset that plays whatever round is asked for
 * @param lengthMillis of game time; 0 means until the instructor advances
 */
public record AgendaStep(int round, Phase phase, long lengthMillis) {}
