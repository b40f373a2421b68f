package io.headroom.simulator.stage;

import java.util.List;

/**
 * A part of a path that only so many requests may be in at once, such as frames in flight: each
 * takes a permit before it, keeps it through all stages of the part, and gives it back when it is
 * through, lost or called off.
 *
 * @param permits how many, and who waits for one
 * @param stage the part of the path
 */
public record PermittedPlan(PermitsPlan permits, StagePlan stage) implements StagePlan {
    @Override
    public List<StagePlan> inside() {
        return List.of(permits, stage);
    }
}
