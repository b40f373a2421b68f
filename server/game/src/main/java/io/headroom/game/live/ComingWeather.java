package io.headroom.game.live;

import io.headroom.game.scenario.Planned;
import io.headroom.simulator.Simulation;

import java.util.ArrayDeque;
import java.util.Deque;

/** What comes to a simulation by itself and has not come yet. */
final class ComingWeather {
    private final Deque<Planned.Timed> coming;

    /** All of it. */
    ComingWeather(Planned planned) {
        coming = new ArrayDeque<>(planned.timetable());
    }

    /** Goes on to an instant; what comes until then comes at its own. */
    void advance(Simulation simulation, long nanos) {
        while (!coming.isEmpty() && coming.element().atNanos() <= nanos) {
            Planned.Timed next = coming.remove();
            simulation.advanceTo(next.atNanos());
            simulation.intervene(next.intervention());
        }
        simulation.advanceTo(nanos);
    }
}
