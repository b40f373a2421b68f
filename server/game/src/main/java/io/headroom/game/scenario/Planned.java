package io.headroom.game.scenario;

import io.headroom.simulator.Intervention;
import io.headroom.simulator.SimulationPlan;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The system that a configuration describes, and what may be done to it.
 *
 * @param plan the system and its traffic; of a configuration that cannot be a system in which
 *     nothing is good
 * @param weather what practice does to it, in order of its instants
 * @param fault what breaks when the instructor lets something break, all at once
 * @param cannotBe why there is no such system, in a sentence: weights that do not fit, a pair that
 *     the author forbids; null when there is
 */
public record Planned(
        SimulationPlan plan,
        List<Timed> weather,
        List<Intervention> fault,
        @Nullable String cannotBe) {
    /** Keeps its own copies. */
    public Planned {
        weather = List.copyOf(weather);
        fault = List.copyOf(fault);
    }

    /** Something done to a system at an instant of simulated time. */
    public record Timed(long atNanos, Intervention intervention) {}
}
