package io.headroom.game.scenario;

import io.headroom.simulator.SimulationPlan;

/** Turns a team's configuration into the system that is simulated. A pure function. */
@FunctionalInterface
public interface SystemPlanner {
    /**
     * The system that a configuration describes under a game's hidden conditions.
     *
     * @param durationNanos how long traffic comes, in simulated time
     */
    SimulationPlan plan(Configuration configuration, Conditions conditions, long durationNanos);
}
