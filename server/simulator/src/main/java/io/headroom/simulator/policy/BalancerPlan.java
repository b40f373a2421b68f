package io.headroom.simulator.policy;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;

/** Which of several replicas gets the next request. Ties go round. */
public sealed interface BalancerPlan {

    /** Any, equally likely. */
    record Random() implements BalancerPlan {}

    /** One after another. */
    record RoundRobin() implements BalancerPlan {}

    /** The one with the fewest requests under way; among equals the next in turn. */
    record LeastConnections() implements BalancerPlan {}

    /**
     * The less loaded of {@code choices} different replicas drawn at random.
     *
     * @param choices d, how many are asked
     */
    record PowerOf(int choices) implements BalancerPlan {
        /** Refuses fewer than one choice. */
        public PowerOf {
            within("choices", choices, 1, Limits.STATIONS);
        }
    }

    /** Always the same for one user, by a hash; the next that is in service if that one is not. */
    record Affinity() implements BalancerPlan {}
}
