package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.PowerPlan;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.cost.ThermalPlan;
import io.headroom.simulator.cost.TransferPlan;
import io.headroom.simulator.device.BatteryPlan;
import io.headroom.simulator.device.DevicePlan;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.GovernorPlan;
import io.headroom.simulator.policy.LossPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.TickClock;
import io.headroom.simulator.stage.CascadePlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.GatePlan;
import io.headroom.simulator.stage.LinkModes;
import io.headroom.simulator.stage.LinkPlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.stage.SyncPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan for each mechanism of links, gates, devices and sensor sets. */
final class DevicePlans {
    private static final QueuePlan QUEUE = new QueuePlan(20, new Overflow.DropOldest());
    private static final Sampler NOISE = new Sampler.LogNormal(1, 0.5);
    private static final TickClock CLOCK = new TickClock(240, SECOND, MILLI);

    private DevicePlans() {}

    static Map<String, SimulationPlan> all() {
        Map<String, SimulationPlan> plans = new LinkedHashMap<>();
        plans.put("link", plan(link(1, true)));
        plans.put("link shared", plan(link(4, true)));
        plans.put("link without memory", plan(link(2, false)));
        plans.put("gate", plan(new GatePlan("gate", CLOCK, GatePlan.Start.ON_TICK, QUEUE)));
        plans.put("on tick", plan(station(new BatchingPlan.OnTick(3, CLOCK))));
        plans.put("sync", plan(new SyncPlan("sync", sensors(), 4 * MILLI, 9 * MILLI)));
        plans.put(
                "cascade",
                plan(new CascadePlan("cascade", 0.4, station(new BatchingPlan.Single()))));
        plans.put("hot device", on(device(null)));
        plans.put("empty device", on(device(new BatteryPlan(3, 0.5, 600))));
        return plans;
    }

    private static LinkPlan link(int atOnce, boolean correlated) {
        LinkModes modes =
                new LinkModes(
                        List.of(
                                new LinkModes.Disturbance("slow", 0.2, 20 * MILLI, NOISE, 400, 0.3),
                                new LinkModes.Disturbance(
                                        "bad",
                                        0.05,
                                        10 * MILLI,
                                        new Sampler.Uniform(MILLI, 20 * MILLI),
                                        correlated ? 0 : 100,
                                        0)),
                        correlated);
        return new LinkPlan(
                "link",
                new TransferPlan(new Sampler.LogNormal(2 * MILLI, 0.2), 1e6, 500, 400, 3),
                atOnce,
                modes,
                new LossPlan(0.1, 3, 2 * MILLI),
                QUEUE,
                StationRates.FREE);
    }

    private static List<StagePlan> sensors() {
        return List.of(
                new DelayPlan("left", new Sampler.Exponential(2 * MILLI)),
                new DelayPlan("right", new Sampler.Exponential(3 * MILLI)));
    }

    private static DevicePlan device(@Nullable BatteryPlan battery) {
        return new DevicePlan(
                "device",
                List.of(new DevicePlan.Placed("station", 4, 100)),
                new PowerPlan(
                        0.5,
                        List.of(
                                new PowerPlan.Step(1_000, 1),
                                new PowerPlan.Step(800, 0.9),
                                new PowerPlan.Step(500, 0.8))),
                0,
                new ThermalPlan(25, 5, 0.01),
                new GovernorPlan(40, 2, 20 * MILLI),
                battery,
                1_000);
    }

    private static SimulationPlan on(DevicePlan device) {
        SimulationPlan bare = plan(station(new BatchingPlan.Single()));
        return new SimulationPlan(
                bare.flows(), bare.tariff(), bare.durationNanos(), List.of(device));
    }

    private static StationPlan station(BatchingPlan batching) {
        return new StationPlan("station", 2, batching, QUEUE, TestPlans.constant(3 * MILLI, NOISE));
    }

    private static SimulationPlan plan(StagePlan path) {
        StagePlan then = new DelayPlan("then", new Sampler.Exponential(MILLI));
        Flow flow =
                new Flow(
                        "flow",
                        new TrafficPlan.Poisson(600),
                        SequencePlan.of(path, then),
                        TestPlans.within(8 * MILLI));
        return new SimulationPlan(List.of(flow), new CostRates(1, 2, 3, 4), SECOND);
    }
}
