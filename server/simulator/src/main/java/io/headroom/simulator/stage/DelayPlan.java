package io.headroom.simulator.stage;

import static io.headroom.simulator.bounds.Bounds.named;

import io.headroom.simulator.chance.Sampler;

/**
 * A stage without a queue: every request stays for its own time, however many are there. A network
 * hop, or M/G/∞.
 *
 * @param name what students call it
 * @param nanos time of one request, drawn per (stage, request); below zero counts as zero
 */
public record DelayPlan(String name, Sampler nanos) implements StagePlan {
    /** Refuses a blank name. */
    public DelayPlan {
        named("name", name);
    }
}
