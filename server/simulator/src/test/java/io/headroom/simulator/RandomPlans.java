package io.headroom.simulator;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.Trace;
import io.headroom.simulator.traffic.TrafficPlan;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Plans of every kind, small, mostly overloaded, with all overflows; a function of one seed. */
final class RandomPlans {
    static final long MILLI = 1_000_000;
    static final long SECOND = 1_000 * MILLI;

    private final SplittableRandom random;

    RandomPlans(long seed) {
        random = new SplittableRandom(seed);
    }

    static SimulationPlan of(long seed) {
        return new RandomPlans(seed).plan();
    }

    SimulationPlan plan() {
        List<StationPlan> stations = new ArrayList<>();
        int count = random.nextInt(1, 4);
        for (int index = 0; index < count; index++) {
            stations.add(station("station " + index));
        }
        Objective.Deadline deadline =
                random.nextBoolean()
                        ? Objective.Deadline.COMPLETION
                        : Objective.Deadline.FIRST_RESPONSE;
        return new SimulationPlan(
                traffic(),
                stations,
                new Objective("request", deadline, random.nextLong(1, 100 * MILLI)),
                new CostRates(1, 2, 3, 4),
                random.nextLong(SECOND / 2, 3 * SECOND));
    }

    TrafficPlan traffic() {
        return switch (random.nextInt(4)) {
            case 0 -> new TrafficPlan.Poisson(random.nextDouble(10, 1000));
            case 1 -> new TrafficPlan.TraceReplay(trace(), random.nextDouble(10, 500));
            case 2 ->
                    new TrafficPlan.PhaseLocked(
                            random.nextInt(1, 12),
                            random.nextLong(5 * MILLI, 50 * MILLI),
                            random.nextLong(0, 2 * MILLI),
                            sampler(MILLI),
                            random.nextDouble(0, 0.3),
                            new Sampler.Uniform(0, 20 * MILLI));
            default ->
                    new TrafficPlan.FrameClock(
                            random.nextInt(1, 240), SECOND, new Sampler.PoissonCount(5));
        };
    }

    private Trace trace() {
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

    StationPlan station(String name) {
        BatchingPlan batching =
                switch (random.nextInt(3)) {
                    case 0 -> new BatchingPlan.Single();
                    case 1 ->
                            new BatchingPlan.Windowed(
                                    random.nextInt(1, 17), random.nextLong(0, 20 * MILLI));
                    default -> new BatchingPlan.Greedy(random.nextInt(1, 17));
                };
        Overflow overflow =
                switch (random.nextInt(4)) {
                    case 0 -> new Overflow.Reject();
                    case 1 -> new Overflow.DropNewest();
                    case 2 -> new Overflow.DropOldest();
                    default -> new Overflow.CrashAndReset(random.nextLong(1, 200 * MILLI));
                };
        boolean needsRoom = batching.maxBatch() > 1 && batching.windowNanos() > 0;
        int least = needsRoom ? batching.maxBatch() : 0;
        QueuePlan queue = new QueuePlan(least + random.nextInt(0, 30), overflow);
        return new StationPlan(name, random.nextInt(1, 5), batching, queue, service());
    }

    private ServicePlan service() {
        double speed = random.nextDouble(0.5, 2);
        return switch (random.nextInt(4)) {
            case 0 ->
                    new ServicePlan.PerBatch(
                            random.nextLong(0, 5 * MILLI),
                            random.nextLong(0, 5 * MILLI),
                            speed,
                            sampler(1));
            case 1 ->
                    new ServicePlan.LanguageModelBatch(
                            MILLI,
                            random.nextLong(0, 20_000),
                            random.nextLong(0, MILLI / 2),
                            random.nextLong(0, MILLI / 20),
                            random.nextBoolean(),
                            speed,
                            sampler(1));
            case 2 ->
                    new ServicePlan.PaddedCalls(
                            random.nextLong(0, 3 * MILLI),
                            random.nextInt(1, 17),
                            MILLI,
                            random.nextLong(0, MILLI),
                            random.nextInt(0, 20),
                            speed,
                            sampler(1));
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

    private Sampler sampler(double mean) {
        return switch (random.nextInt(5)) {
            case 0 -> new Sampler.Constant(mean);
            case 1 -> new Sampler.Uniform(0, 2 * mean);
            case 2 -> new Sampler.Exponential(mean);
            case 3 -> new Sampler.Normal(mean, mean / 4);
            default -> new Sampler.LogNormal(mean, 0.5);
        };
    }
}
