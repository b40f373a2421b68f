package io.headroom.simulator.stage;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;

import java.util.List;

/**
 * How a link fares: usually as its plan says and, for shares of the time, disturbed. The states
 * form a star, from the usual one to any disturbance and back, each left after an exponential time,
 * so that the shares of the time are exactly those of the plan; with one disturbance it is the
 * channel of Gilbert (1960) and Elliott (1963).
 *
 * @param disturbances the other states
 * @param correlated whether a state lasts; if not, each transfer draws a state of its own by the
 *     same shares, which keeps every marginal law and takes the runs away
 */
public record LinkModes(List<Disturbance> disturbances, boolean correlated) {
    private static final int MOST = 16;

    /** Always as the plan of the link says. */
    public static final LinkModes STEADY = new LinkModes(List.of(), true);

    /**
     * One state that is not the usual one.
     *
     * @param name what students call it
     * @param share of all time
     * @param meanNanos mean length of a stay
     * @param latencyNanos takes the place of the link's latency
     * @param bandwidthPermille thousandths of the bandwidth that are left; 0 is an outage in which
     *     nothing moves
     * @param lossProbability takes the place of the link's
     */
    public record Disturbance(
            String name,
            double share,
            long meanNanos,
            Sampler latencyNanos,
            long bandwidthPermille,
            double lossProbability) {
        /** Refuses numbers outside their limits. */
        public Disturbance {
            named("name", name);
            within("share", share, 0.0, 0.99);
            within("meanNanos", meanNanos, 1_000, Limits.DURATION_NANOS);
            within("bandwidthPermille", bandwidthPermille, 0, 100_000);
            within("lossProbability", lossProbability, 0, 1);
        }
    }

    /** Refuses shares that leave less than a hundredth for the usual state. */
    public LinkModes {
        disturbances = List.copyOf(disturbances);
        within("number of disturbances", disturbances.size(), 0, MOST);
        double shares = 0;
        for (Disturbance disturbance : disturbances) {
            shares += disturbance.share();
            if (!correlated && disturbance.bandwidthPermille() == 0) {
                throw new IllegalArgumentException(
                        "a disturbance without bandwidth must last: where the states are not"
                                + " correlated some bandwidth must be left, found 0");
            }
        }
        within("sum of the shares of the disturbances", shares, 0.0, 0.99);
    }
}
