package io.headroom.game.frontier;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** What can be set, and what a run of a setting comes to. Thread-safe. */
public interface Space {
    /** How many values each knob can take; at least one knob. */
    List<Integer> sizes();

    /** The places of knobs whose values have no order: from each it is one step to every other. */
    default Set<Integer> choices() {
        return Set.of();
    }

    /** Where good settings are expected; empty when anywhere. */
    default List<Point> starts() {
        return List.of();
    }

    /** The setting that meets the objective by money alone; null when none is named. */
    default @Nullable Point overbuild() {
        return null;
    }

    /** What counts. */
    Aim aim();

    /**
     * The seed of a run.
     *
     * @param search what all draws of a search derive from
     * @param number of the run, from 0, the same for all settings (common random numbers)
     */
    long seed(long search, int number);

    /** Simulates a setting. A pure function. */
    Trial run(Point point, long seed);

    /**
     * What counts.
     *
     * @param floor adherence at which points start, 0 to 1
     * @param target adherence that earns all, above the floor
     */
    record Aim(double floor, double target) {}
}
