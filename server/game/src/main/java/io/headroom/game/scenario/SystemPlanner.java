package io.headroom.game.scenario;

import org.jspecify.annotations.Nullable;

/** Turns a team's configuration into the system that is simulated. A pure function. */
@FunctionalInterface
public interface SystemPlanner {
    /**
     * The system that a configuration describes under a game's hidden conditions.
     *
     * @param weather what comes besides
     * @param durationNanos how long traffic comes, in simulated time; what the track-round places
     *     as shares of the run is placed in this
     */
    Planned plan(
            Configuration configuration,
            Conditions conditions,
            Weather weather,
            long durationNanos);

    /**
     * How long after its arrival a request is late, as the objective is written; null where flows
     * differ in it or it counts from another instant.
     */
    default @Nullable Long deadlineNanos() {
        return null;
    }
}
