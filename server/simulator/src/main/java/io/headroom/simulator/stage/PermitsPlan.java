package io.headroom.simulator.stage;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.policy.QueuePlan;

import java.util.List;

/**
 * Permits that requests wait for: the entrance of a {@link PermittedPlan}.
 *
 * @param name what students call it
 * @param most permits that there are
 * @param queue who waits for one
 */
public record PermitsPlan(String name, int most, QueuePlan queue) implements StagePlan {
    /** Refuses numbers outside their limits, and overflows that would reset it. */
    public PermitsPlan {
        named("name", name);
        within("most", most, 1, Limits.QUEUE);
        if (queue.overflow().resetNanos() > 0) {
            throw new IllegalArgumentException(
                    "a full queue crashes no permits: its overflow must lose a request");
        }
    }

    @Override
    public List<StagePlan> inside() {
        return List.of();
    }
}
