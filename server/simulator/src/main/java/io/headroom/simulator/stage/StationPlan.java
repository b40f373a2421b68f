package io.headroom.simulator.stage;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.QueuePlan;

/**
 * A queue, a batcher and servers.
 *
 * @param name what students call it
 * @param servers number of equal servers
 * @param batching when a free server takes how many
 * @param queue waiting places, and what happens when they are full
 * @param service how long a batch takes
 */
public record StationPlan(
        String name, int servers, BatchingPlan batching, QueuePlan queue, ServicePlan service) {
    /** Refuses numbers outside their limits, and a batch that the queue could never hold. */
    public StationPlan {
        named("name", name);
        within("servers", servers, 1, Limits.SERVERS);
        if (batching.windowNanos() > 0
                && batching.maxBatch() > 1
                && queue.capacity() < batching.maxBatch()) {
            throw new IllegalArgumentException(
                    "queue.capacity must be at least batching.maxBatch "
                            + batching.maxBatch()
                            + " for a batch to fill, found "
                            + queue.capacity());
        }
    }
}
