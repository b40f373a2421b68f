package io.headroom.simulator;

import static io.headroom.simulator.RandomPlans.MILLI;

import io.headroom.simulator.cost.PowerPlan;
import io.headroom.simulator.cost.ThermalPlan;
import io.headroom.simulator.device.BatteryPlan;
import io.headroom.simulator.device.DevicePlan;
import io.headroom.simulator.policy.GovernorPlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.GatePlan;
import io.headroom.simulator.stage.Leaves;
import io.headroom.simulator.stage.LinkPlan;
import io.headroom.simulator.stage.PermitsPlan;
import io.headroom.simulator.stage.PoolPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Devices that are too hot or nearly empty under some of the leaves of a plan. */
final class RandomDevices {
    private final SplittableRandom random;

    RandomDevices(SplittableRandom random) {
        this.random = random;
    }

    List<DevicePlan> under(List<StagePlan> leaves) {
        List<DevicePlan> devices = new ArrayList<>();
        List<DevicePlan.Placed> stages = new ArrayList<>();
        boolean onlyStations = true;
        for (StagePlan leaf : leaves) {
            boolean works =
                    !(leaf instanceof DelayPlan
                            || leaf instanceof LinkPlan
                            || leaf instanceof PermitsPlan
                            || leaf instanceof PoolPlan
                            || leaf instanceof GatePlan);
            if (works && random.nextInt(3) == 0) {
                onlyStations &= leaf instanceof StationPlan;
                stages.add(new DevicePlan.Placed(Leaves.name(leaf), random.nextDouble(9), 100));
            }
            if (!stages.isEmpty() && random.nextInt(3) == 0) {
                devices.add(next("device " + devices.size(), stages, onlyStations));
                stages = new ArrayList<>();
                onlyStations = true;
            }
        }
        return devices;
    }

    private DevicePlan next(String name, List<DevicePlan.Placed> stages, boolean onlyStations) {
        List<PowerPlan.Step> steps = new ArrayList<>();
        int count = random.nextInt(1, 6);
        for (int step = 0; step < count; step++) {
            steps.add(new PowerPlan.Step(1_000 - 170L * step, 1.2 - 0.1 * step));
        }
        boolean hot = random.nextInt(3) > 0;
        boolean empties = onlyStations && random.nextInt(3) == 0;
        return new DevicePlan(
                name,
                stages,
                new PowerPlan(random.nextDouble(3), steps),
                random.nextInt(count),
                hot ? new ThermalPlan(25, random.nextDouble(1, 9), 0.01) : null,
                new GovernorPlan(
                        random.nextDouble(25, 60),
                        random.nextDouble(0.1, 9),
                        random.nextLong(5 * MILLI, 90 * MILLI)),
                empties ? new BatteryPlan(random.nextDouble(0.1, 3), 0.4, 600) : null,
                1_000_000);
    }
}
