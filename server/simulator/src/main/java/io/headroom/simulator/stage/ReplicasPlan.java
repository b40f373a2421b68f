package io.headroom.simulator.stage;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.policy.BalancerPlan;
import io.headroom.simulator.policy.FleetPlan;
import io.headroom.simulator.policy.ScalingPlan;

import java.util.List;

/**
 * A load balancer before replicas that each have a queue of their own.
 *
 * @param name what students call it
 * @param balancer who gets the next request
 * @param replicas the replicas, each a stage of its own name
 * @param running how many of them are on at the beginning, the first of the list; all, unless they
 *     are language-model servers, which can be scaled
 * @param scaling how many of them should be on
 * @param holdNanos one is given up only when none of the decisions of so long before wanted it
 */
public record ReplicasPlan(
        String name,
        BalancerPlan balancer,
        List<StagePlan> replicas,
        int running,
        ScalingPlan scaling,
        long holdNanos)
        implements StagePlan {
    /** Refuses numbers of replicas outside their limits, and scaling what cannot be scaled. */
    public ReplicasPlan {
        named("name", name);
        replicas = List.copyOf(replicas);
        within("number of replicas", replicas.size(), 1, Limits.STATIONS);
        within("running", running, 1, replicas.size());
        within("holdNanos", holdNanos, 0, FleetPlan.longestHoldNanos(scaling));
        boolean scales = running < replicas.size() || scaling.periodNanos() > 0;
        if (scales && !areEngines(replicas)) {
            throw new IllegalArgumentException(
                    "only replicas that are language-model servers can be started and given up;"
                            + " stations scale their own servers");
        }
    }

    /** Replicas that are all on, always. */
    public ReplicasPlan(String name, BalancerPlan balancer, List<StagePlan> replicas) {
        this(name, balancer, replicas, replicas.size(), new ScalingPlan.Fixed(), 0);
    }

    /** Whether all its replicas are language-model servers. */
    public boolean hasEngines() {
        return areEngines(replicas);
    }

    private static boolean areEngines(List<StagePlan> replicas) {
        for (StagePlan replica : replicas) {
            if (!(replica instanceof EnginePlan)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public List<StagePlan> inside() {
        return replicas;
    }
}
