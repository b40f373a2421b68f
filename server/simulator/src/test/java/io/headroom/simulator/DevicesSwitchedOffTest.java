package io.headroom.simulator;

import static io.headroom.simulator.SwitchedOffTest.NEVER;
import static io.headroom.simulator.SwitchedOffTest.NOISE;
import static io.headroom.simulator.SwitchedOffTest.QUEUE;
import static io.headroom.simulator.SwitchedOffTest.drained;
import static io.headroom.simulator.SwitchedOffTest.flow;
import static io.headroom.simulator.SwitchedOffTest.path;
import static io.headroom.simulator.SwitchedOffTest.sameEnds;
import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.PowerPlan;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.cost.ThermalPlan;
import io.headroom.simulator.cost.TransferPlan;
import io.headroom.simulator.device.BatteryPlan;
import io.headroom.simulator.device.DevicePlan;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.GovernorPlan;
import io.headroom.simulator.policy.LossPlan;
import io.headroom.simulator.policy.TickClock;
import io.headroom.simulator.stage.GatePlan;
import io.headroom.simulator.stage.LinkModes;
import io.headroom.simulator.stage.LinkPlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.SharingPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Links, gates and devices that are there and can never bite. */
class DevicesSwitchedOffTest {
    private static final PowerPlan.Step STEP = new PowerPlan.Step(1_000, 1);
    private static final ThermalPlan COOL = new ThermalPlan(25, 1, 1);
    private static final List<DevicePlan.Placed> ON_IT =
            List.of(new DevicePlan.Placed("station", 2, 4), new DevicePlan.Placed("sharing", 3, 5));

    @Test
    void gateThatStandsOpen_isNone() {
        // One by one: even a gate that opens at every nanosecond lets no two through at once.
        StagePlan station = path(new BatchingPlan.Single());
        TickClock often = new TickClock(1, 1, 0);
        TickClock display = TickClock.perSecond(60);
        sameEnds(
                station,
                SequencePlan.of(station, gate(display, GatePlan.Start.FREE_RUNNING)),
                SequencePlan.of(station, gate(often, GatePlan.Start.ON_TICK)));
    }

    /** A link without a way is a station whose work is its bytes; what never comes is none. */
    @Test
    void linkThatIsNeverDisturbed_isAStation() {
        LinkModes never = modes(new LinkModes.Disturbance("never", 0, MILLI, NOISE, 0, 1));
        LinkModes noOther =
                modes(new LinkModes.Disturbance("no other", 0.4, MILLI, Sampler.ZERO, 1_000, 0));
        sameEnds(
                TestPlans.station(1, QUEUE, TestPlans.constant(MILLI, Sampler.ONE)),
                link(LinkModes.STEADY, LossPlan.NONE),
                link(LinkModes.STEADY, new LossPlan(0, 5, MILLI)),
                link(never, LossPlan.NONE),
                link(noOther, LossPlan.NONE),
                link(new LinkModes(noOther.disturbances(), false), LossPlan.NONE));
    }

    /** Whatever runs on it, a device that is cool, fast and plugged in changes nothing. */
    @Test
    void deviceThatStaysCool_isNone() {
        StagePlan path =
                SequencePlan.of(
                        path(new BatchingPlan.Greedy(3)),
                        new SharingPlan("sharing", 2, new Sampler.Exponential(MILLI), 50));
        Flow flow = flow(new TrafficPlan.Poisson(900), path, 0, NEVER);
        SimulationPlan without = new SimulationPlan(List.of(flow), TestPlans.FREE, 2 * SECOND);
        PowerPlan power = new PowerPlan(1, List.of(STEP, new PowerPlan.Step(500, 1)));
        GovernorPlan governor = new GovernorPlan(60, 1, 30 * MILLI);
        BatteryPlan battery = new BatteryPlan(1e6, 0.1, 500);
        for (DevicePlan device :
                List.of(
                        new DevicePlan("device", ON_IT, power),
                        new DevicePlan("device", ON_IT, power, 0, COOL, governor, null, 9),
                        new DevicePlan(
                                "device",
                                ON_IT.subList(0, 1),
                                power,
                                0,
                                COOL,
                                GovernorPlan.NONE,
                                battery,
                                0))) {
            SimulationPlan with =
                    new SimulationPlan(List.of(flow), TestPlans.FREE, 2 * SECOND, List.of(device));
            assertThat(drained(with, 3).stages()).isEqualTo(drained(without, 3).stages());
        }
    }

    private static GatePlan gate(TickClock clock, GatePlan.Start start) {
        return new GatePlan("gate", clock, start, QUEUE);
    }

    private static LinkModes modes(LinkModes.Disturbance disturbance) {
        return new LinkModes(List.of(disturbance), true);
    }

    private static LinkPlan link(LinkModes modes, LossPlan loss) {
        TransferPlan transfer = TransferPlan.fixed(Sampler.ZERO, 1e6, 1_000);
        return new LinkPlan("server", transfer, 1, modes, loss, QUEUE, StationRates.FREE);
    }
}
