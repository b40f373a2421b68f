package io.headroom.game.scenario;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One round of a mission.
 *
 * @param number the round's place in its mission, from 1
 * @param riddle what the law answers, as a question; shown before the lock
 * @param law the round's law, in one sentence; shown with the lock's answer
 * @param challengeAt when the challenge comes by itself, as a share of the live run; null where the
 *     instructor alone offers it
 * @param tracks in the order in which teams are dealt tracks
 */
public record Round(
        int number,
        String title,
        String riddle,
        String law,
        LockQuestion lock,
        @Nullable Double challengeAt,
        List<TrackRound> tracks) {
    /** Keeps its own copy. */
    public Round {
        tracks = List.copyOf(tracks);
    }
}
