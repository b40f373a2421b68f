package io.headroom.simulator.traffic;

import io.headroom.simulator.chance.Sampler;

/** Requests as regular as a clock. */
public final class EvenGaps {
    private EvenGaps() {}

    /** A request each 1 ÷ {@code perSecond} seconds, the first after {@code phase} of that. */
    public static TrafficPlan.Renewal of(double perSecond, double phase) {
        Sampler firstGap = new Sampler.Constant(phase);
        return new TrafficPlan.Renewal(perSecond, Sampler.ONE, firstGap, RequestShape.ONE, 0);
    }
}
