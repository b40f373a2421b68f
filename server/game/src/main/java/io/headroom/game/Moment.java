package io.headroom.game;

/**
 * Where the owner of a game stands when it decides.
 *
 * @param gameMillis the game's own clock, which stands still in a pause and in an outage of ours
 * @param liveTick ticks of the live run that are simulated; 0 outside of one
 */
public record Moment(long gameMillis, int liveTick) {}
