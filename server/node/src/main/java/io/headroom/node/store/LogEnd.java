package io.headroom.node.store;

/**
 * The last row of a game's log.
 *
 * @param seq its number; 0 when there is no row
 * @param epoch the ownership under which it was written; 0 when there is no row
 */
public record LogEnd(long seq, long epoch) {
    /** The end of a log without rows. */
    public static final LogEnd EMPTY = new LogEnd(0, 0);
}
