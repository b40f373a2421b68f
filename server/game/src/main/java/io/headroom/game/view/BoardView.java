package io.headroom.game.view;

import io.headroom.game.Joining;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the projector shows: nothing that the class may not see.
 *
 * @param law null until the lock is revealed
 * @param measures that its tracks and its live run name
 * @param joining whether somebody new may come in
 * @param debrief null until the lock is revealed
 * @param digest of the whole game, in hexadecimal, once it is over and has been replayed
 * @param practice of the game once it is over; null before, and when no link could be made
 */
public record BoardView(
        String code,
        String mission,
        int round,
        String title,
        String riddle,
        @Nullable String law,
        ViewParts.Clock clock,
        Joining joining,
        int seats,
        List<ViewParts.MeasureCard> measures,
        List<ViewParts.TrackCard> tracks,
        List<ViewParts.TeamCard> teams,
        LockParts.LockCard lock,
        ViewParts.@Nullable LiveCard live,
        List<ViewParts.ScoreCard> leaderboard,
        DebriefParts.@Nullable BoardDebrief debrief,
        @Nullable String digest,
        BoardView.@Nullable PracticeCard practice) {
    /**
     * What makes the long link to practice, for everybody who sees the screen.
     *
     * @param game its name in the database
     */
    public record PracticeCard(String game, String token) {}

    /**
     * What is left of a game that is over and that no event tells.
     *
     * @param digest in hexadecimal
     * @param practice null when no link could be made
     */
    public record Ending(String digest, @Nullable PracticeCard practice) {}
}
