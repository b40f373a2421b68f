package io.headroom.game.measure;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Figures of logs whose programs called them otherwise. */
final class FormerNames {
    private FormerNames() {}

    /** What stands for a measure: its own, or what a log of an earlier program has instead. */
    static <T> @Nullable T found(Map<String, T> byName, Measure measure) {
        T own = byName.get(measure.name());
        if (own != null) {
            return own;
        }
        String name = measure.name();
        String former = "stage" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        T stage = byName.get(former);
        return stage != null ? stage : byName.get(former + "Whole");
    }
}
