package io.headroom.simulator.policy;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;

/**
 * How servers come and go.
 *
 * @param coldStartNanos from the decision for a server until it is ready, drawn per server start;
 *     it is provisioned and paid for meanwhile
 * @param onLoss what happens to the requests on a server that is lost
 * @param scaling how many there should be
 * @param holdNanos a server is given up only when none of the decisions of so long before wanted
 *     it, as Kubernetes stabilizes scaling down; 0 gives it up at once
 */
public record FleetPlan(
        Sampler coldStartNanos, OnLoss onLoss, ScalingPlan scaling, long holdNanos) {
    /** Servers that are there from the beginning; one that is added is ready at once. */
    public static final FleetPlan STEADY =
            new FleetPlan(Sampler.ZERO, OnLoss.REQUEUE, new ScalingPlan.Fixed());

    /** Most decisions that a hold looks back on. */
    private static final int MOST_DECISIONS = 10_000;

    /** Refuses a hold of more decisions than are kept. */
    public FleetPlan {
        within("holdNanos", holdNanos, 0, longestHoldNanos(scaling));
    }

    /** The longest hold whose decisions are kept. */
    public static long longestHoldNanos(ScalingPlan scaling) {
        long most = Math.max(1, scaling.periodNanos()) * MOST_DECISIONS;
        return Math.min(most, Limits.DURATION_NANOS);
    }

    /** A fleet that gives up servers at once. */
    public FleetPlan(Sampler coldStartNanos, OnLoss onLoss, ScalingPlan scaling) {
        this(coldStartNanos, onLoss, scaling, 0);
    }

    /** What happens to the requests on a server that is lost. */
    public enum OnLoss {
        /** They go back to the head of the queue and start again from nothing. */
        REQUEUE,
        /** They end as crashed. */
        FAIL
    }
}
