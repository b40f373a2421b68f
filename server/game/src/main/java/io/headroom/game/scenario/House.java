package io.headroom.game.scenario;

/**
 * What house teams ride with on a track, beside the one that rides its par: they fill a small
 * class, and show what blindness and eagerness alone are worth.
 *
 * @param random drawn blindly
 * @param climber what a team finds that keeps what helps, with the what-ifs of a round
 */
public record House(Configuration random, Configuration climber) {}
