package io.headroom.simulator;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.policy.LifePlan;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.stage.EnginePlan;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What happens to a random language-model server, and what the literal one is told of it. */
final class RandomReplicaFaults {
    private static final long MICRO = 1_000;

    private final SplittableRandom random;

    /** All happens at whole numbers of these. */
    private final long gridNanos;

    RandomReplicaFaults(SplittableRandom random, long gridNanos) {
        this.random = random;
        this.gridNanos = gridNanos;
    }

    List<LiteralFaults.Outage> outages(
            long duration, EnginePlan engine, List<RandomPlans.Step> steps) {
        List<LiteralFaults.Outage> outages = new ArrayList<>();
        LifePlan life = engine.life();
        long cold = (long) ((Sampler.Constant) life.coldStartNanos()).value();
        long nanos = 0;
        while (random.nextInt(5) < 3) {
            nanos += onGrid(random.nextLong(1, duration / 2));
            long outage = onGrid(random.nextLong(1, duration / 20));
            steps.add(new RandomPlans.Step(nanos, new Intervention.Loss("model", 1, outage)));
            outages.add(
                    new LiteralFaults.Outage(
                            nanos,
                            nanos + outage + cold,
                            life.onLoss() == LifePlan.OnLoss.REQUEUE));
            nanos += outage + cold;
        }
        return outages;
    }

    /** The next instant at which all may meet. */
    long onGrid(long nanos) {
        return (nanos + gridNanos - 1) / gridNanos * gridNanos;
    }

    List<LiteralFaults.Change> changes(
            long duration, ReplicaPlan replica, List<RandomPlans.Step> steps) {
        List<LiteralFaults.Change> changes = new ArrayList<>();
        if (replica.scheduler() instanceof SchedulerPlan.WholeBatches) {
            return changes;
        }
        long nanos = 0;
        while (random.nextInt(5) < 2) {
            nanos += onGrid(random.nextLong(1, duration / 10));
            Intervention.Reschedule change = reschedule("model", replica, random);
            steps.add(new RandomPlans.Step(nanos, change));
            ReplicaPlan then = replica.rescheduled(change.maxSequences(), change.scheduler());
            changes.add(new LiteralFaults.Change(nanos, then));
        }
        return changes;
    }

    /** Other limits, now and then so few tokens that those who decode take them all. */
    static Intervention.Reschedule reschedule(
            String name, ReplicaPlan replica, SplittableRandom random) {
        int maxSequences = random.nextInt(1, 30);
        int each = replica.speculation() == null ? 1 : 1 + replica.speculation().proposals();
        int budget = maxSequences * each + random.nextInt(0, 60);
        SchedulerPlan scheduler = replica.scheduler();
        if (scheduler instanceof SchedulerPlan.Chunked) {
            scheduler = new SchedulerPlan.Chunked(budget);
        } else if (scheduler instanceof SchedulerPlan.PrefillFirst) {
            scheduler = new SchedulerPlan.PrefillFirst(budget);
        } else if (scheduler instanceof SchedulerPlan.WholeBatches whole) {
            scheduler =
                    new SchedulerPlan.WholeBatches(
                            random.nextLong(0, 500 * MICRO), whole.computesOn());
        }
        return new Intervention.Reschedule(name, maxSequences, scheduler);
    }

    List<LiteralFaults.Pace> paces(long duration, List<RandomPlans.Step> steps) {
        List<LiteralFaults.Pace> paces = new ArrayList<>();
        paces.add(new LiteralFaults.Pace(0, 1000));
        long nanos = 0;
        while (random.nextInt(3) > 0) {
            nanos += onGrid(random.nextLong(1, duration / 3));
            long permille = gridNanos > 1 ? 500 : random.nextLong(0, 2_500);
            long span = onGrid(random.nextLong(1, duration / 3));
            steps.add(
                    new RandomPlans.Step(
                            nanos,
                            new Intervention.Speed(
                                    "model", Intervention.Speed.ALL, permille, span)));
            paces.add(new LiteralFaults.Pace(nanos, permille));
            nanos += span;
            paces.add(new LiteralFaults.Pace(nanos, 1000));
        }
        return paces;
    }
}
