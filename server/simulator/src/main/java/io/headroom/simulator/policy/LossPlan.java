package io.headroom.simulator.policy;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;

/**
 * What a link does about transfers that get lost, each as a whole.
 *
 * @param probability of a try to be lost, outside the disturbances of the link
 * @param mostTries tries of a transfer, the first included; when all were lost it ends as dropped
 * @param timeoutNanos how long after the end of sending a loss is noticed
 */
public record LossPlan(double probability, int mostTries, long timeoutNanos) {
    /** Nothing is lost; what a disturbance loses is dropped at once. */
    public static final LossPlan NONE = new LossPlan(0, 1, 0);

    /** Refuses numbers outside their limits. */
    public LossPlan {
        within("probability", probability, 0, 1);
        within("mostTries", mostTries, 1, Limits.ATTEMPTS);
        within("timeoutNanos", timeoutNanos, 0, Limits.DURATION_NANOS);
    }
}
