package io.headroom.simulator;

import static io.headroom.simulator.RandomPlans.MILLI;
import static io.headroom.simulator.RandomPlans.SECOND;

import io.headroom.simulator.chance.Gamma;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.traffic.EvenGaps;
import io.headroom.simulator.traffic.RateProfile;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.TokenPairs;
import io.headroom.simulator.traffic.Trace;
import io.headroom.simulator.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;

import java.util.SplittableRandom;

/** Sources of every kind. */
final class RandomTraffic {
    private final SplittableRandom random;

    RandomTraffic(SplittableRandom random) {
        this.random = random;
    }

    TrafficPlan next() {
        return switch (random.nextInt(5)) {
            case 0 -> sensors();
            case 1 ->
                    new TrafficPlan.FrameClock(
                            random.nextInt(1, 240), SECOND, new Sampler.PoissonCount(5));
            case 2 ->
                    new TrafficPlan.ClosedLoop(
                            random.nextInt(1, 8),
                            RandomPlans.sampler(random, (double) random.nextLong(1, 20 * MILLI)),
                            shape(),
                            turns());
            case 3 -> new TrafficPlan.Profiled(paced(), profile());
            default -> paced();
        };
    }

    private TrafficPlan.Paced paced() {
        double perSecond = random.nextDouble(10, 400);
        int users = random.nextInt(3) * 5;
        return switch (random.nextInt(5)) {
            case 0 -> new TrafficPlan.Poisson(perSecond, shape(), users);
            case 1 -> new TrafficPlan.TraceReplay(trace(random), perSecond, random.nextInt(3) == 0);
            case 2 ->
                    new TrafficPlan.Renewal(
                            perSecond,
                            Gamma.erlang(random.nextInt(1, 5), 1),
                            new Sampler.Uniform(0, 1),
                            shape(),
                            users);
            case 3 -> EvenGaps.of(random.nextInt(1, 10) * 50, users / 10.0);
            default ->
                    TrafficPlan.MarkovModulated.bursty(
                            perSecond, random.nextDouble(1, 20), random.nextDouble(0.01, 0.2));
        };
    }

    private TrafficPlan sensors() {
        return new TrafficPlan.PhaseLocked(
                random.nextInt(1, 9),
                random.nextLong(10 * MILLI, 50 * MILLI),
                random.nextLong(0, 2 * MILLI),
                RandomPlans.sampler(random, MILLI),
                random.nextDouble(0, 0.3),
                new Sampler.Uniform(0, 20 * MILLI));
    }

    private RateProfile profile() {
        long[] instants = {0, random.nextLong(1, SECOND / 5), SECOND / 5 + random.nextLong(SECOND)};
        double[] factors = {random.nextDouble(2), random.nextDouble(4), random.nextDouble(1, 2)};
        return switch (random.nextInt(3)) {
            case 0 -> RateProfile.steps(instants, factors);
            case 1 -> RateProfile.ramps(instants, factors);
            default -> RateProfile.ramps(instants, factors).repeatedEvery(2 * SECOND);
        };
    }

    private RequestShape shape() {
        RequestShape own = ownShape();
        if (random.nextInt(4) > 0) {
            return own;
        }
        return new RequestShape.Prefixed(own, random.nextInt(1, 5), random.nextInt(1, 200));
    }

    private TrafficPlan.@Nullable Turns turns() {
        if (random.nextBoolean()) {
            return null;
        }
        return new TrafficPlan.Turns(RandomPlans.sampler(random, 3), random.nextInt(1, 2_000));
    }

    private RequestShape ownShape() {
        return switch (random.nextInt(4)) {
            case 0 ->
                    RequestShape.Drawn.tokens(
                            new Sampler.Uniform(0, 900),
                            new Sampler.Exponential(60),
                            random.nextDouble(-0.9, 0.9),
                            RandomPlans.sampler(random, 2));
            case 1 -> TokenPairs.of(trace(random));
            case 2 -> new RequestShape.Fixed(100, 20, random.nextInt(3) * 700L);
            default -> RequestShape.ONE;
        };
    }

    private static Trace trace(SplittableRandom random) {
        int size = random.nextInt(2, 50);
        long[] arrivals = new long[size];
        int[] prompts = new int[size];
        int[] outputs = new int[size];
        for (int index = 1; index < size; index++) {
            arrivals[index] = arrivals[index - 1] + random.nextLong(0, SECOND) + index % 2;
        }
        for (int index = 0; index < size; index++) {
            prompts[index] = random.nextInt(0, 2000);
            outputs[index] = random.nextInt(1, 300);
        }
        return new Trace(arrivals, prompts, outputs);
    }
}
