package io.headroom.simulator.policy;

import io.headroom.simulator.chance.Sampler;

/**
 * How servers come and go.
 *
 * @param coldStartNanos from the decision for a server until it is ready, drawn per server start;
 *     it is provisioned and paid for meanwhile
 * @param onLoss what happens to the requests on a server that is lost
 * @param scaling how many there should be
 */
public record FleetPlan(Sampler coldStartNanos, OnLoss onLoss, ScalingPlan scaling) {
    /** Servers that are there from the beginning; one that is added is ready at once. */
    public static final FleetPlan STEADY =
            new FleetPlan(Sampler.ZERO, OnLoss.REQUEUE, new ScalingPlan.Fixed());

    /** What happens to the requests on a server that is lost. */
    public enum OnLoss {
        /** They go back to the head of the queue and start again from nothing. */
        REQUEUE,
        /** They end as crashed. */
        FAIL
    }
}
