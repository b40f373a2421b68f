package io.headroom.node.bots;

import java.util.List;

/**
 * How a game ended.
 *
 * @param digest of the whole game, as the server showed it
 * @param leaderboard as the server showed it, ghosts among the teams
 */
public record PlayedGame(String code, int seats, String digest, List<Place> leaderboard) {
    /** Keeps its own copy. */
    public PlayedGame {
        leaderboard = List.copyOf(leaderboard);
    }

    /**
     * A line of the leaderboard.
     *
     * @param rank on the track; 0 for a ghost
     */
    public record Place(
            int rank, String name, String track, boolean ghost, double adherence, int points) {}
}
