package io.headroom.game.replay;

import io.headroom.game.result.RoundScore;

import java.util.List;

/**
 * What a replay found.
 *
 * @param digest in lower-case hexadecimal
 * @param mismatches a sentence for each thing that came out differently; empty when the replay is
 *     exact
 * @param engineVersion that the game was created with
 * @param scores as recomputed; empty when no live run was finished
 */
public record ReplayReport(
        String digest, List<String> mismatches, int engineVersion, List<RoundScore> scores) {
    /** Keeps its own copies. */
    public ReplayReport {
        mismatches = List.copyOf(mismatches);
        scores = List.copyOf(scores);
    }

    /** Whether every result and score came out bit for bit as logged. */
    public boolean exact() {
        return mismatches.isEmpty();
    }
}
