package io.headroom.game.scenario;

import io.headroom.game.measure.Figures;
import io.headroom.game.measure.Measure;

import java.util.List;

/**
 * The systems that a lock asks about, with what was measured when they were simulated.
 *
 * @param measures that the question and its choices are about, in the order of the catalogue
 * @param systems in the order of the file
 */
public record LockSystems(List<Measure> measures, List<LockSystem> systems) {
    /** Of a question without any. */
    public static final LockSystems NONE = new LockSystems(List.of(), List.of());

    /** One of them. */
    public record LockSystem(String label, Figures figures) {}

    /** Keeps its own copies. */
    public LockSystems {
        measures = List.copyOf(measures);
        systems = List.copyOf(systems);
    }
}
