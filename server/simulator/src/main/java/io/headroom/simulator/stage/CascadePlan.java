package io.headroom.simulator.stage;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.within;

import java.util.List;

/**
 * A stage that only a share of the requests go through, such as a large model behind a small
 * detector; the others go on at once. Who does is drawn per (cascade, request).
 *
 * @param name what students call it
 * @param share of the requests that go through the stage
 * @param stage what they go through
 */
public record CascadePlan(String name, double share, StagePlan stage) implements StagePlan {
    /** Refuses shares that are none. */
    public CascadePlan {
        named("name", name);
        within("share", share, 0, 1);
    }

    @Override
    public List<StagePlan> inside() {
        return List.of(stage);
    }
}
