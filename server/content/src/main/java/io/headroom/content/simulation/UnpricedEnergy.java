package io.headroom.content.simulation;

import io.headroom.simulator.SimulationPlan;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.IdlePart;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.cost.Tariff;
import io.headroom.simulator.device.DevicePlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.LinkPlan;
import io.headroom.simulator.stage.SharingPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;

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
                        || plan.leaves().stream().anyMatch(leaf -> costs(rates(leaf).money()));
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
        return costs(rates(leaf).energy())
                || (leaf instanceof EnginePlan engine && engine.promptWatts() > 0);
    }

    private static boolean costs(CostRates rates) {
        return !rates.equals(CostRates.NONE);
    }

    private static StationRates rates(StagePlan leaf) {
        return switch (leaf) {
            case StationPlan station -> station.rates();
            case SharingPlan sharing -> sharing.rates();
            case EnginePlan engine -> engine.rates();
            case LinkPlan link -> link.rates();
            default -> StationRates.FREE;
        };
    }
}
