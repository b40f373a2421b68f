package io.headroom.content.simulation;

import io.headroom.simulator.Flow;
import io.headroom.simulator.traffic.TrafficPlan;

import java.util.ArrayList;
import java.util.List;

/**
 * Which row of a trace each request of a flow is.
 *
 * @param first row of the first request, from 0
 * @param size rows of the trace; 0 without one
 */
record TraceRows(int first, int size) {
    private static final TraceRows NONE = new TraceRows(0, 0);

    /** Those of all flows, of the run with a seed. */
    static List<TraceRows> of(List<Flow> flows, long seed) {
        List<TraceRows> all = new ArrayList<>();
        for (Flow flow : flows) {
            TrafficPlan source =
                    flow.traffic() instanceof TrafficPlan.Profiled profiled
                            ? profiled.source()
                            : flow.traffic();
            all.add(
                    source instanceof TrafficPlan.TraceReplay replay
                            ? new TraceRows(
                                    replay.firstRow(seed, all.size()), replay.trace().size())
                            : NONE);
        }
        return all;
    }

    /**
     * The row, from 1 as below the header of the file; empty without a trace.
     *
     * @param number of the request within the flow, from 0, which is that of its user
     */
    String row(int number) {
        return size == 0 ? "" : String.valueOf(((long) first + number) % size + 1);
    }
}
