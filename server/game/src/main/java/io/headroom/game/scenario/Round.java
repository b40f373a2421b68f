package io.headroom.game.scenario;

import java.util.List;

/**
 * One round of a mission.
 *
 * @param number the round's place in its mission, from 1
 * @param riddle what the law answers, as a question; shown before the lock
 * @param law the round's law, in one sentence; shown with the lock's answer
 * @param tracks in the order in which teams are dealt tracks
 */
public record Round(
        int number,
        String title,
        String riddle,
        String law,
        LockQuestion lock,
        List<TrackRound> tracks) {
    /** Keeps its own copy. */
    public Round {
        tracks = List.copyOf(tracks);
    }
}
