package io.headroom.game.scenario;

import java.util.List;

/**
 * The content of a game.
 *
 * @param id the mission's stable name, such as {@code model-serving}
 * @param contentHash SHA-256 over the scenario's files and traces, in lower-case hexadecimal
 */
public record Scenario(
        String id, String title, String contentHash, List<Round> rounds, List<Preset> presets) {
    /** Keeps its own copies. */
    public Scenario {
        rounds = List.copyOf(rounds);
        presets = List.copyOf(presets);
    }
}
