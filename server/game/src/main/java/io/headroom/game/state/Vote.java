package io.headroom.game.state;

/** One of the answers to a lock's question. */
public enum Vote {
    /** Alone; it is worth points. */
    FIRST,
    /** After neighbours have talked; it is shown beside the first. */
    SECOND
}
