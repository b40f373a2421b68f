package io.headroom.simulator.stage;

import static io.headroom.simulator.bounds.Bounds.named;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.policy.RoomPlan;

import java.util.List;

/**
 * A stage without a queue: every request stays for its own time, however many are there. A network
 * hop, or M/G/∞; with a bound on how many there may be, M/G/c/c.
 *
 * @param name what students call it
 * @param nanos time of one request, drawn per (stage, request); below zero counts as zero
 * @param room how many may be there, and what becomes of one more
 */
public record DelayPlan(String name, Sampler nanos, RoomPlan room) implements StagePlan {
    /** Refuses a blank name. */
    public DelayPlan {
        named("name", name);
    }

    /** A stage with room for as many as there may be. */
    public DelayPlan(String name, Sampler nanos) {
        this(name, nanos, RoomPlan.WIDE);
    }

    @Override
    public List<StagePlan> inside() {
        return List.of();
    }
}
