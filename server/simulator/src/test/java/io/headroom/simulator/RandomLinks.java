package io.headroom.simulator;

import static io.headroom.simulator.RandomPlans.MILLI;
import static io.headroom.simulator.RandomPlans.SECOND;

import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.cost.TransferPlan;
import io.headroom.simulator.policy.LossPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.TickClock;
import io.headroom.simulator.stage.GatePlan;
import io.headroom.simulator.stage.LinkModes;
import io.headroom.simulator.stage.LinkPlan;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Links and gates of every kind. */
final class RandomLinks {
    private final SplittableRandom random;

    RandomLinks(SplittableRandom random) {
        this.random = random;
    }

    static TickClock clock(SplittableRandom random) {
        return new TickClock(random.nextInt(30, 500), SECOND, random.nextLong(20 * MILLI));
    }

    GatePlan gate(String name) {
        boolean waits = random.nextInt(4) > 0;
        GatePlan.Start start = waits ? GatePlan.Start.ON_TICK : GatePlan.Start.FREE_RUNNING;
        return new GatePlan(name, clock(random), start, queue(1));
    }

    LinkPlan next(String name) {
        return new LinkPlan(
                name,
                new TransferPlan(
                        RandomPlans.sampler(random, 2 * MILLI),
                        1e6,
                        random.nextInt(0, 3_000),
                        random.nextInt(0, 2_000),
                        random.nextInt(0, 10)),
                random.nextBoolean() ? 1 : random.nextInt(2, 6),
                modes(),
                loss(),
                queue(0),
                new StationRates(new CostRates(1, 2, 3, 4), new CostRates(4, 3, 2, 1)));
    }

    private QueuePlan queue(int least) {
        Overflow overflow =
                switch (random.nextInt(3)) {
                    case 0 -> new Overflow.Reject();
                    case 1 -> new Overflow.DropNewest();
                    default -> new Overflow.DropOldest();
                };
        boolean impatient = random.nextInt(3) == 0;
        return new QueuePlan(
                random.nextInt(least, 30),
                overflow,
                impatient ? RandomPlans.sampler(random, 10 * MILLI) : null);
    }

    private LossPlan loss() {
        return random.nextBoolean()
                ? LossPlan.NONE
                : new LossPlan(
                        random.nextDouble(0, 0.5),
                        random.nextInt(1, 5),
                        random.nextInt(3) * random.nextLong(1, 5 * MILLI));
    }

    private LinkModes modes() {
        boolean correlated = random.nextInt(4) > 0;
        List<LinkModes.Disturbance> disturbances = new ArrayList<>();
        int count = random.nextInt(0, 4);
        for (int index = 0; index < count; index++) {
            long least = correlated ? 0 : 1;
            disturbances.add(
                    new LinkModes.Disturbance(
                            "disturbance " + index,
                            random.nextDouble(0, 0.3),
                            random.nextLong(MILLI / 10, 40 * MILLI),
                            RandomPlans.sampler(random, 9 * MILLI),
                            Math.max(least, random.nextInt(3) * random.nextLong(1, 700)),
                            random.nextDouble(0, 0.4)));
        }
        return new LinkModes(disturbances, correlated);
    }
}
