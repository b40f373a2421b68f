package io.headroom.node.store;

/**
 * Where a game stood when its owner last said so; see {@link GameMarks}.
 *
 * @param phase the number of the phase instance
 * @param gameMillis of the game's clock
 * @param tick of the live run; 0 outside of one
 */
public record GameMark(int phase, long gameMillis, int tick) {}
