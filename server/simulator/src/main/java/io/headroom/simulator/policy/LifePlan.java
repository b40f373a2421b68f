package io.headroom.simulator.policy;

import io.headroom.simulator.chance.Sampler;

/**
 * How a language-model server comes and goes.
 *
 * @param coldStartNanos from the decision for it until it takes work: provisioning, loading
 *     weights, compiling; drawn per start. It is paid for meanwhile
 * @param onLoss what happens to the requests that run on it when it is lost; those that wait before
 *     it wait on if nothing else is said
 */
public record LifePlan(Sampler coldStartNanos, OnLoss onLoss) {
    /** It starts at once. */
    public static final LifePlan STEADY = new LifePlan(Sampler.ZERO, OnLoss.REQUEUE);

    /** What happens to the requests that run on a server that is lost; its memory is gone. */
    public enum OnLoss {
        /**
         * They go back to the head of the line with the tokens that they have sent, as if
         * preempted; their keys and values are computed again.
         */
        REQUEUE,
        /** They end as crashed. */
        FAIL,
        /**
         * They, and those who wait for it, go to another replica of the balancer before it and
         * begin anew there; without a balancer right before it they end as crashed.
         */
        REROUTE
    }
}
