package io.headroom.simulator;

import static io.headroom.simulator.RandomPlans.MILLI;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.PoolPlan;
import io.headroom.simulator.stage.PooledPlan;
import io.headroom.simulator.stage.StagePlan;

import org.jspecify.annotations.Nullable;

import java.util.SplittableRandom;

/** Pools of memory of every kind, small enough to be full at times. */
final class RandomPools {
    private static final int SLAB_BYTES = 100;

    private RandomPools() {}

    static PooledPlan next(String name, StagePlan stage, SplittableRandom random) {
        PoolPlan.Room room =
                new PoolPlan.Room(
                        random.nextInt(1, 30), SLAB_BYTES, random.nextInt(0, SLAB_BYTES / 2));
        Sampler bytes = RandomPlans.sampler(random, random.nextInt(1, 4 * SLAB_BYTES));
        int perItem = Math.max(0, random.nextInt(-50, 50));
        Sampler rewarm =
                random.nextBoolean() ? Sampler.ZERO : RandomPlans.sampler(random, 4 * MILLI);
        return new PooledPlan(
                new PoolPlan(name, room, bytes, perItem, rewarm, queue(random), kept(random)),
                stage);
    }

    private static QueuePlan queue(SplittableRandom random) {
        Overflow overflow =
                switch (random.nextInt(4)) {
                    case 0 -> new Overflow.Reject();
                    case 1 -> new Overflow.DropNewest();
                    case 2 -> new Overflow.DropOldest();
                    default -> new Overflow.CrashAndReset(random.nextLong(1, 30 * MILLI));
                };
        Sampler patience = random.nextBoolean() ? null : RandomPlans.sampler(random, 5 * MILLI);
        return new QueuePlan(random.nextInt(0, 8), overflow, patience);
    }

    private static PoolPlan.@Nullable Kept kept(SplittableRandom random) {
        long idleNanos = random.nextLong(1, 50 * MILLI);
        return switch (random.nextInt(4)) {
            case 0 -> new PoolPlan.Kept(idleNanos, false);
            case 1 -> new PoolPlan.Kept(idleNanos, true);
            case 2 -> new PoolPlan.Kept(PoolPlan.Kept.FOR_EVER, true);
            default -> null;
        };
    }
}
