package io.headroom.game.scenario;

import io.headroom.simulator.Intervention;

import java.util.List;

/**
 * What breaks on a track when the instructor lets something break. Every system of the track meets
 * it at the same instant, the ghosts' too.
 *
 * @param label what it is called: "A node is lost"
 * @param plainWords what it does, in a sentence
 * @param seconds how long, in wall time at the run's pace
 * @param effects what it does to the system
 */
public record Fault(String label, String plainWords, int seconds, List<Effect> effects) {
    /** Keeps its own copy. */
    public Fault {
        effects = List.copyOf(effects);
    }

    /** One thing that a fault does. A pure function. */
    @FunctionalInterface
    public interface Effect {
        /**
         * The intervention that does it.
         *
         * @param durationNanos how long, in simulated time
         */
        Intervention lasting(long durationNanos);
    }
}
