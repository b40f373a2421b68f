package io.headroom.simulator.measure;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.cost.Tariff;

import java.util.List;

/**
 * What books are kept of.
 *
 * @param flows the flows, by number
 * @param leaves the leaves, by number
 * @param tariff what the whole costs on top of its leaves
 * @param scoring how the flows are judged together
 * @param windowEndNanos where the window of measurements ends, however far the run goes
 * @param sliceNanos length of the slices that a recent measurement looks back by
 * @param detail whether percentiles are kept for each flow and each leaf
 */
public record LedgerPlan(
        List<FlowBooks> flows,
        List<LeafBooks> leaves,
        Tariff tariff,
        ScoringPlan scoring,
        long windowEndNanos,
        long sliceNanos,
        boolean detail) {
    /** A flow's name, what makes a request of it good, and whether it counts. */
    public record FlowBooks(String name, Objective objective, boolean isScored) {}

    /** A leaf's name, its servers at the beginning and what it costs. */
    public record LeafBooks(String name, int servers, StationRates rates) {}

    /** Refuses slices outside their limits. */
    public LedgerPlan {
        flows = List.copyOf(flows);
        leaves = List.copyOf(leaves);
        within("sliceNanos", sliceNanos, 1, Limits.DURATION_NANOS);
    }
}
