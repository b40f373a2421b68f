package io.headroom.simulator;

import io.headroom.simulator.cost.AffineTime;
import io.headroom.simulator.cost.NetworkPlan;
import io.headroom.simulator.cost.Parallelism;
import io.headroom.simulator.cost.Roofline;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Models laid over groups of devices and stages of a pipeline. What grows in a leap does so by
 * whole picoseconds, however many parts an iteration has; all else is any number.
 */
final class RandomRooflines {
    private RandomRooflines() {}

    static Roofline of(SplittableRandom random) {
        double whole = LiteralReplica.PARTS * 48 / 1000.0;
        AffineTime link = new AffineTime(random.nextDouble(100), random.nextDouble() / 1000);
        NetworkPlan network = new NetworkPlan(List.of(link), link, 1e9, 0);
        int stages = 1 << random.nextInt(3);
        Parallelism parallelism =
                new Parallelism(2, stages, random.nextInt(1, 5), random.nextInt(4) == 0);
        return new Roofline(
                random.nextDouble(2_000),
                random.nextDouble(100),
                random.nextDouble(4_000),
                random.nextDouble(1_000),
                random.nextInt(20),
                random.nextDouble(5_000),
                random.nextDouble(200),
                random.nextInt(20),
                random.nextDouble(100),
                whole * random.nextInt(3),
                0.012 * random.nextInt(4),
                random.nextInt(4),
                random.nextInt(1, 5_000),
                network,
                parallelism);
    }
}
