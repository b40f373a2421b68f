package io.headroom.simulator.stage;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.FleetPlan;
import io.headroom.simulator.policy.QueuePlan;

import java.util.List;

/**
 * A queue, a batcher and servers.
 *
 * @param name what students call it
 * @param servers number of equal servers at the beginning
 * @param batching when a free server takes how many
 * @param queue waiting places, and what happens when they are full
 * @param service how long a batch takes
 * @param fleet how servers come and go
 * @param rates what it costs, on top of the rates of the plan
 */
public record StationPlan(
        String name,
        int servers,
        BatchingPlan batching,
        QueuePlan queue,
        ServicePlan service,
        FleetPlan fleet,
        StationRates rates)
        implements StagePlan {
    /** Refuses numbers outside their limits, and a batch that the queue could never hold. */
    public StationPlan {
        named("name", name);
        within("servers", servers, 1, Limits.SERVERS);
        if (batching.windowNanos() > 0
                && batching.maxBatch() > 1
                && queue.capacity() < batching.maxBatch()) {
            throw new IllegalArgumentException(
                    "the capacity of the queue must be at least the largest batch, "
                            + batching.maxBatch()
                            + ", for one to fill, found "
                            + queue.capacity());
        }
    }

    /** A station of steady servers that costs nothing of its own. */
    public StationPlan(
            String name, int servers, BatchingPlan batching, QueuePlan queue, ServicePlan service) {
        this(name, servers, batching, queue, service, FleetPlan.STEADY, StationRates.FREE);
    }

    @Override
    public List<StagePlan> inside() {
        return List.of();
    }
}
