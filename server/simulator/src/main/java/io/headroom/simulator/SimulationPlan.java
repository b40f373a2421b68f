package io.headroom.simulator;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import java.util.List;

/**
 * Everything that a simulation is, but for its seed.
 *
 * @param traffic who comes when, with what
 * @param stations the stations that every request passes, in this order
 * @param objective what makes a request good
 * @param cost what the system costs
 * @param durationNanos requests arrive before this instant; what is in the system then may be
 *     simulated to its end
 */
public record SimulationPlan(
        TrafficPlan traffic,
        List<StationPlan> stations,
        Objective objective,
        CostRates cost,
        long durationNanos) {

    /** Exact integrals of a plan's run stay below this even if every place is always taken. */
    private static final long MOST_AREA = Long.MAX_VALUE / 4;

    /** Refuses plans without stations and plans whose integrals could leave a {@code long}. */
    public SimulationPlan {
        stations = List.copyOf(stations);
        within("number of stations", stations.size(), 1, Limits.STATIONS);
        within("durationNanos", durationNanos, 1, Limits.DURATION_NANOS);
        long places = 0;
        for (StationPlan station : stations) {
            long held = (long) station.servers() * (station.batching().maxBatch() + 1);
            places += station.queue().capacity() + held + 1;
        }
        if (places > MOST_AREA / durationNanos) {
            throw new IllegalArgumentException(
                    "places of all stations times durationNanos must stay below "
                            + MOST_AREA
                            + ", found "
                            + places
                            + " places and "
                            + durationNanos
                            + " ns: shorten the run or the queues");
        }
    }
}
