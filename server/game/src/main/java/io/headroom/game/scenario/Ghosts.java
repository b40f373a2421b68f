package io.headroom.game.scenario;

/**
 * The two configurations that ride in every live run and anchor the score.
 *
 * @param frontier the best known, searched on practice seeds
 * @param overbuild the one that meets the objective by money alone
 */
public record Ghosts(Configuration frontier, Configuration overbuild) {}
