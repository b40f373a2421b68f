package io.headroom.game.replay;

import io.headroom.game.event.Event.GameCreated;
import io.headroom.game.result.RoundScore;
import io.headroom.game.score.Standings;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a replay found.
 *
 * @param digest in lower-case hexadecimal
 * @param mismatches a sentence for each figure that came out differently, with both values; empty
 *     when the replay is exact
 * @param created what the game pins
 * @param scores by the round's number, as recomputed; empty when no live run was finished
 * @param standings what the leaderboard of the last event shows, of the recomputed scores
 */
public record ReplayReport(
        String digest,
        List<String> mismatches,
        GameCreated created,
        SortedMap<Integer, List<RoundScore>> scores,
        List<Standings.Standing> standings) {
    /** Keeps its own copies. */
    public ReplayReport {
        mismatches = List.copyOf(mismatches);
        scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
        standings = List.copyOf(standings);
    }

    /** Whether every result and score came out bit for bit as logged. */
    public boolean exact() {
        return mismatches.isEmpty();
    }
}
