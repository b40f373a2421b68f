package io.headroom.node.codec;

import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;

import java.util.Map;

/** Which whole numbers a property that a client sends may hold, both ends included. */
record WholeRange(long least, long most) {
    /** Counts and numbers of places. */
    static final WholeRange COUNT = new WholeRange(0, Integer.MAX_VALUE);

    /** What is counted from 1. */
    static final WholeRange ORDINAL = new WholeRange(1, Integer.MAX_VALUE);

    /** All that are not negative. */
    static final WholeRange NATURAL = new WholeRange(0, Long.MAX_VALUE);

    /** All there are. */
    static final WholeRange ANY = new WholeRange(Long.MIN_VALUE, Long.MAX_VALUE);

    /** Those of a command, by the type of its component. */
    static final Map<Class<?>, WholeRange> OF_COMMANDS =
            Map.of(
                    int.class, COUNT,
                    long.class, COUNT,
                    SeatId.class, ORDINAL,
                    TeamId.class, ORDINAL);

    @Override
    public String toString() {
        return equals(ANY) ? "a whole number" : "a whole number from " + least + " to " + most;
    }
}
