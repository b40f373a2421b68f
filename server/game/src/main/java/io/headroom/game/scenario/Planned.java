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
 * @param timetable what is done to it, by the file and by the weather, in order of the instants
 * @param spells of the weather
 * @param fault what breaks when the instructor lets something break, all at once
 * @param cannotBe why there is no such system, in a sentence: weights that do not fit, a pair that
 *     the author forbids; null when there is
 */
public record Planned(
        SimulationPlan plan,
        List<Timed> timetable,
        List<Spell> spells,
        List<Intervention> fault,
        @Nullable String cannotBe) {
    /** Keeps its own copies. */
    public Planned {
        timetable = List.copyOf(timetable);
        spells = List.copyOf(spells);
        fault = List.copyOf(fault);
    }

    /** Something done to a system at an instant of simulated time. */
    public record Timed(long atNanos, Intervention intervention) {}
}
