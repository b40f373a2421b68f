package io.headroom.game.id;

/** One student's place in a game, numbered from 1 in the order of joining. */
public record SeatId(int value) implements Comparable<SeatId> {
    /** Refuses numbers below 1: a bug, for seats are numbered by the game itself. */
    public SeatId {
        if (value < 1) {
            throw new IllegalArgumentException("a seat's number starts at 1, found " + value);
        }
    }

    @Override
    public int compareTo(SeatId other) {
        return Integer.compare(value, other.value);
    }
}
