package io.headroom.content.simulation;

import io.headroom.simulator.SimulationPlan;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.IdlePart;
import io.headroom.simulator.cost.Tariff;
import io.headroom.simulator.device.DevicePlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.Leaves;
import io.headroom.simulator.stage.StagePlan;

/** A system that takes energy and costs no money, and energy no price: each good unit costs 0. */
final class UnpricedEnergy {
    private UnpricedEnergy() {}

    /** Whether a plan is one. */
    static boolean isOf(SimulationPlan plan) {
        Tariff tariff = plan.tariff();
        boolean money =
                tariff.perJoule() > 0
                        || costs(tariff.rates())
                        || tariff.parts().stream().anyMatch(part -> part.perSecond() > 0)
                        || plan.leaves().stream()
                                .anyMatch(leaf -> costs(Leaves.rates(leaf).money()));
        return !money && takesEnergy(plan);
    }

    private static boolean takesEnergy(SimulationPlan plan) {
        return plan.tariff().parts().stream().anyMatch(UnpricedEnergy::takesEnergy)
                || plan.devices().stream().anyMatch(UnpricedEnergy::takesEnergy)
                || plan.leaves().stream().anyMatch(UnpricedEnergy::takesEnergy);
    }

    private static boolean takesEnergy(IdlePart part) {
        return part.count() * part.watts() > 0;
    }

    private static boolean takesEnergy(DevicePlan device) {
        return device.power().idleWatts() > 0
                || device.stages().stream().anyMatch(stage -> stage.busyWatts() > 0);
    }

    private static boolean takesEnergy(StagePlan leaf) {
        return costs(Leaves.rates(leaf).energy())
                || (leaf instanceof EnginePlan engine && engine.promptWatts() > 0);
    }

    private static boolean costs(CostRates rates) {
        return !rates.equals(CostRates.NONE);
    }
}
