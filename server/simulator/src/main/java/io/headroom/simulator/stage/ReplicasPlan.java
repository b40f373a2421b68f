package io.headroom.simulator.stage;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.policy.BalancerPlan;

import java.util.List;

/**
 * A load balancer before replicas that each have a queue of their own.
 *
 * @param name what students call it
 * @param balancer who gets the next request
 * @param replicas the replicas, each a stage of its own name
 */
public record ReplicasPlan(String name, BalancerPlan balancer, List<StagePlan> replicas)
        implements StagePlan {
    /** Refuses numbers of replicas outside their limits. */
    public ReplicasPlan {
        named("name", name);
        replicas = List.copyOf(replicas);
        within("number of replicas", replicas.size(), 1, Limits.STATIONS);
    }
}
