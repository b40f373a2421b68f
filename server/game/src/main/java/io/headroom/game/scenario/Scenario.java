package io.headroom.game.scenario;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;

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

    /** The round of a number; null when there is none. */
    public @Nullable Round round(int number) {
        return first(rounds, round -> round.number() == number);
    }

    /** The preset of a name; null when there is none. */
    public @Nullable Preset preset(String name) {
        return first(presets, preset -> preset.id().equals(name));
    }

    private static <T> @Nullable T first(List<T> all, Predicate<T> wanted) {
        return all.stream().filter(wanted).findFirst().orElse(null);
    }
}
