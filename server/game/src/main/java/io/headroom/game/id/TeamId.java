package io.headroom.game.id;

/** One team of a game, numbered from 1. */
public record TeamId(int value) implements Comparable<TeamId> {
    /** Refuses numbers below 1: a bug, for teams are numbered by the game itself. */
    public TeamId {
        if (value < 1) {
            throw new IllegalArgumentException("a team's number starts at 1, found " + value);
        }
    }

    @Override
    public int compareTo(TeamId other) {
        return Integer.compare(value, other.value);
    }
}
