package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.Trace;
import io.headroom.simulator.traffic.TrafficPlan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One plan a track, of the shape and size that games have; no draw of the JDK in them. */
final class TrackPlans {
    private TrackPlans() {}

    static Map<String, SimulationPlan> all() {
        Map<String, SimulationPlan> plans = new LinkedHashMap<>();
        plans.put("cloud", cloud());
        plans.put("edge", edge());
        plans.put("mobile", mobile());
        plans.put("tiny", tiny());
        return plans;
    }

    /** Conversations on static batches. */
    static SimulationPlan cloud() {
        int size = 600;
        long[] arrivals = new long[size];
        int[] prompts = new int[size];
        int[] outputs = new int[size];
        for (int index = 0; index < size; index++) {
            arrivals[index] = 180 * MILLI * index + index * 7_919L % 1_000 * MILLI / 10;
            prompts[index] = 100 + index * 617 % 2_400;
            outputs[index] = 10 + index * 131 % 450;
        }
        Arrays.sort(arrivals);
        StationPlan nodes =
                new StationPlan(
                        "nodes",
                        6,
                        new BatchingPlan.Windowed(16, SECOND),
                        new QueuePlan(200, new Overflow.Reject()),
                        new ServicePlan.LanguageModelBatch(
                                20 * MILLI, 45_000, 13 * MILLI, 80_000, false, 1, Sampler.ONE));
        return plan(
                new TrafficPlan.TraceReplay(new Trace(arrivals, prompts, outputs), 6.5),
                nodes,
                new Objective("conversation", Objective.Deadline.FIRST_RESPONSE, 2_500 * MILLI),
                900 * SECOND);
    }

    /** Ten cameras on one engine. */
    static SimulationPlan edge() {
        StationPlan engine =
                new StationPlan(
                        "engine",
                        1,
                        new BatchingPlan.Windowed(10, 2 * MILLI),
                        new QueuePlan(20, new Overflow.DropOldest()),
                        new ServicePlan.PerBatch(
                                728_000, 672_000, 1, new Sampler.LogNormal(1, 0.05)));
        return plan(
                new TrafficPlan.PhaseLocked(
                        10,
                        33_333_333,
                        0,
                        new Sampler.Uniform(-MILLI, MILLI),
                        0.01,
                        new Sampler.Uniform(8 * MILLI, 15 * MILLI)),
                engine,
                TestPlans.within(10 * MILLI),
                90 * SECOND);
    }

    /** Text regions of display frames. */
    static SimulationPlan mobile() {
        StationPlan npu =
                TestPlans.station(
                        1,
                        new QueuePlan(1, new Overflow.DropOldest()),
                        new ServicePlan.PaddedCalls(
                                3 * MILLI,
                                8,
                                1_200_000,
                                300_000,
                                32,
                                1,
                                new Sampler.LogNormal(1, 0.1)));
        return plan(
                TrafficPlan.FrameClock.perSecond(60, new Sampler.PoissonCount(12)),
                npu,
                TestPlans.within(16_666_667),
                90 * SECOND);
    }

    /** Chunks of audio on a processor that a radio interrupts. */
    static SimulationPlan tiny() {
        StationPlan core =
                TestPlans.station(
                        1,
                        new QueuePlan(0, new Overflow.CrashAndReset(100 * MILLI)),
                        new ServicePlan.Interrupted(
                                300_000,
                                0.5,
                                8 * MILLI,
                                1,
                                50,
                                new Sampler.Uniform(100_000, 3_000_000)));
        return plan(
                TrafficPlan.FrameClock.every(8 * MILLI),
                core,
                TestPlans.within(8 * MILLI),
                90 * SECOND);
    }

    private static SimulationPlan plan(
            TrafficPlan traffic, StationPlan station, Objective objective, long durationNanos) {
        return new SimulationPlan(
                traffic, List.of(station), objective, new CostRates(1, 2, 3, 4), durationNanos);
    }
}
