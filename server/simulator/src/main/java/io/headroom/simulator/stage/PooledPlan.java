package io.headroom.simulator.stage;

import java.util.List;

/**
 * A part of a path that requests go through with a piece of memory: each takes its holding before
 * it and keeps it through all stages of the part; when it is through, lost or called off, the
 * holding is given back, or stays for its user.
 *
 * @param pool where the memory is from, and who waits for it
 * @param stage the part of the path
 */
public record PooledPlan(PoolPlan pool, StagePlan stage) implements StagePlan {
    @Override
    public List<StagePlan> inside() {
        return List.of(pool, stage);
    }
}
