package io.headroom.simulator;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.traffic.TrafficPlan;

/**
 * Requests of one kind: where they come from, what they go through, what makes them good.
 *
 * @param name what students call it
 * @param traffic who comes when, with what
 * @param path what each request goes through
 * @param objective what makes a request good
 * @param priority class of priority in every queue, 0 goes first
 * @param mostRequests the source stops after so many; {@link Long#MAX_VALUE} if time alone ends it
 * @param isScored whether it counts where a whole simulation is judged; else it is background
 */
public record Flow(
        String name,
        TrafficPlan traffic,
        StagePlan path,
        Objective objective,
        int priority,
        long mostRequests,
        boolean isScored) {
    /** Refuses numbers outside their limits, and sets where the traffic has none. */
    public Flow {
        named("name", name);
        within("priority", priority, 0, Limits.PRIORITIES - 1);
        within("mostRequests", mostRequests, 1, Long.MAX_VALUE);
        boolean sets = traffic instanceof TrafficPlan.PhaseLocked;
        if (objective.since() == Objective.Since.SET && !sets) {
            throw new IllegalArgumentException(
                    "traffic of sensors, whose frames come in sets, where an objective counts"
                            + " since the set");
        }
    }

    /** A flow that is scored. */
    public Flow(
            String name,
            TrafficPlan traffic,
            StagePlan path,
            Objective objective,
            int priority,
            long mostRequests) {
        this(name, traffic, path, objective, priority, mostRequests, true);
    }

    /** A flow of the first class that time alone ends. */
    public Flow(String name, TrafficPlan traffic, StagePlan path, Objective objective) {
        this(name, traffic, path, objective, 0, Long.MAX_VALUE);
    }

    /** The same that is not scored. */
    public Flow asBackground() {
        return new Flow(name, traffic, path, objective, priority, mostRequests, false);
    }
}
