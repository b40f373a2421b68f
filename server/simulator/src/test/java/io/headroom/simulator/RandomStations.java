package io.headroom.simulator;

import static io.headroom.simulator.RandomPlans.MILLI;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.FleetPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.ScalingPlan;
import io.headroom.simulator.stage.StationPlan;

import java.util.SplittableRandom;

/** Stations of every kind. */
final class RandomStations {
    private static final int MOST_BATCH = 16;

    private final SplittableRandom random;

    RandomStations(SplittableRandom random) {
        this.random = random;
    }

    StationPlan next(String name) {
        BatchingPlan batching = batching(random);
        boolean needsRoom = batching.maxBatch() > 1 && batching.windowNanos() > 0;
        int capacity = (needsRoom ? batching.maxBatch() : 0) + random.nextInt(0, 30);
        Sampler patience =
                random.nextInt(3) == 0
                        ? RandomPlans.sampler(random, (double) random.nextLong(1, 20 * MILLI))
                        : null;
        return new StationPlan(
                name,
                random.nextInt(1, 5),
                batching,
                new QueuePlan(capacity, overflow(), patience),
                service(),
                fleet(),
                new StationRates(new CostRates(1, 0, 1, 0), new CostRates(5, 3, 2, 1)));
    }

    static BatchingPlan batching(SplittableRandom random) {
        int most = random.nextInt(1, MOST_BATCH + 1);
        long window = random.nextInt(4) == 0 ? 0 : random.nextLong(1, 20 * MILLI);
        return switch (random.nextInt(6)) {
            case 0 -> new BatchingPlan.Single();
            case 5 -> new BatchingPlan.OnTick(most, RandomLinks.clock(random));
            case 1 -> new BatchingPlan.Windowed(most, window);
            case 2 -> new BatchingPlan.Static(most, window);
            case 3 -> new BatchingPlan.Adaptive(most, window, random.nextLong(MILLI, 30 * MILLI));
            default -> new BatchingPlan.Greedy(most);
        };
    }

    private Overflow overflow() {
        return switch (random.nextInt(4)) {
            case 0 -> new Overflow.Reject();
            case 1 -> new Overflow.DropNewest();
            case 2 -> new Overflow.DropOldest();
            default -> new Overflow.CrashAndReset(random.nextLong(1, 50 * MILLI));
        };
    }

    private FleetPlan fleet() {
        FleetPlan.OnLoss onLoss =
                random.nextBoolean() ? FleetPlan.OnLoss.REQUEUE : FleetPlan.OnLoss.FAIL;
        return new FleetPlan(RandomPlans.sampler(random, 20 * MILLI), onLoss, scaling());
    }

    private ScalingPlan scaling() {
        int least = random.nextInt(1, 3);
        int most = random.nextInt(least, 7);
        long period = random.nextLong(5 * MILLI, 60 * MILLI);
        return switch (random.nextInt(6)) {
            case 0 -> new ScalingPlan.Target(least, most, period, random.nextDouble(0.3, 1));
            case 1 -> new ScalingPlan.Steps(least, most, period, 0.7, 2, 0.3, 1);
            case 2 ->
                    new ScalingPlan.Predictive(
                            least, most, period, 0.7, random.nextLong(0, 2 * period));
            default -> new ScalingPlan.Fixed();
        };
    }

    private ServicePlan service() {
        double speed = random.nextDouble(0.5, 2);
        Sampler noise = RandomPlans.sampler(random, 1);
        return switch (random.nextInt(5)) {
            case 0, 1 ->
                    new ServicePlan.PerBatch(
                            random.nextLong(0, 5 * MILLI),
                            random.nextLong(0, 5 * MILLI),
                            speed,
                            noise);
            case 2 ->
                    new ServicePlan.LanguageModelBatch(
                            MILLI,
                            random.nextLong(0, 20_000),
                            random.nextLong(0, MILLI / 2),
                            random.nextLong(0, MILLI / 20),
                            random.nextBoolean(),
                            speed,
                            noise);
            case 3 ->
                    new ServicePlan.PaddedCalls(
                            random.nextLong(0, 3 * MILLI),
                            random.nextInt(1, 17),
                            MILLI,
                            random.nextLong(0, MILLI),
                            random.nextInt(0, 20),
                            speed,
                            noise);
            default ->
                    new ServicePlan.Interrupted(
                            MILLI,
                            random.nextDouble(0, 1),
                            6 * MILLI,
                            speed,
                            random.nextDouble(0, 200),
                            new Sampler.Uniform(0.1 * MILLI, 3 * MILLI));
        };
    }
}
