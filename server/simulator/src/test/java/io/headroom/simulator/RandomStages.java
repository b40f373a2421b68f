package io.headroom.simulator;

import static io.headroom.simulator.RandomPlans.MILLI;
import static io.headroom.simulator.RandomPlans.SECOND;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.policy.BalancerPlan;
import io.headroom.simulator.policy.BudgetPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.RoomPlan;
import io.headroom.simulator.policy.ScalingPlan;
import io.headroom.simulator.stage.AttemptsPlan;
import io.headroom.simulator.stage.CascadePlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.PermitsPlan;
import io.headroom.simulator.stage.PermittedPlan;
import io.headroom.simulator.stage.ReplicasPlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.SharingPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.SyncPlan;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Paths of every kind through a few leaves that all flows share. */
final class RandomStages {
    private static final int DEEPEST = 3;

    private final SplittableRandom random;
    private final List<StagePlan> leaves = new ArrayList<>();
    private int names;

    RandomStages(SplittableRandom random) {
        this.random = random;
        RandomStations stations = new RandomStations(random);
        int count = random.nextInt(1, 5);
        for (int index = 0; index < count; index++) {
            leaves.add(stations.next("station " + index));
        }
        if (random.nextBoolean()) {
            leaves.add(sharing());
        }
        if (random.nextBoolean()) {
            leaves.add(new DelayPlan("delay", RandomPlans.sampler(random, 3 * MILLI), room()));
        }
        if (random.nextBoolean()) {
            leaves.add(RandomReplicas.engine("model", random));
        }
        if (random.nextBoolean()) {
            leaves.add(new RandomLinks(random).next("link"));
        }
        if (random.nextInt(3) == 0) {
            leaves.add(new RandomLinks(random).gate("gate"));
        }
    }

    private SharingPlan sharing() {
        int servers = random.nextInt(1, 4);
        Sampler work = RandomPlans.sampler(random, 4 * MILLI);
        int most = random.nextInt(1, 40);
        List<Integer> curve = random.ints(random.nextInt(0, 5), 300, 2_000).boxed().toList();
        Overflow overflow =
                switch (most % 3) {
                    case 0 -> new Overflow.DropOldest();
                    case 1 -> new Overflow.DropNewest();
                    default -> new Overflow.Reject();
                };
        return new SharingPlan("sharing", servers, work, most, StationRates.FREE, curve, overflow);
    }

    StagePlan path() {
        return stage(0);
    }

    private StagePlan stage(int depth) {
        if (depth == DEEPEST) {
            return leaf();
        }
        return switch (random.nextInt(10)) {
            case 0 -> SequencePlan.of(stage(depth + 1), stage(depth + 1));
            case 1 -> replicas(depth);
            case 2, 3 -> fork(depth);
            case 4 -> attempts(depth);
            case 5 -> hedge(depth);
            case 6 ->
                    switch (random.nextInt(3)) {
                        case 0 -> sync(depth);
                        case 1 -> permitted(depth);
                        default -> RandomPools.next(name("pool"), stage(depth + 1), random);
                    };
            case 7 -> new CascadePlan(name("cascade"), random.nextDouble(), stage(depth + 1));
            default -> leaf();
        };
    }

    private StagePlan hedge(int depth) {
        long after = random.nextLong(0, 10 * MILLI);
        ForkPlan hedge = ForkPlan.hedged(name("hedge"), stage(depth + 1), after, losers(1));
        return hedge.budgeted(random.nextBoolean() ? null : budget()).holding(room());
    }

    private BudgetPlan budget() {
        return new BudgetPlan(random.nextInt(0, BudgetPlan.TOKEN), random.nextInt(1, 5));
    }

    /** As many as come, or so few that many are lost. */
    private RoomPlan room() {
        return switch (random.nextInt(6)) {
            case 0 -> new RoomPlan(random.nextInt(1, 8), new Overflow.Reject());
            case 1 -> new RoomPlan(random.nextInt(1, 8), new Overflow.DropNewest());
            case 2 -> new RoomPlan(random.nextInt(1, 8), new Overflow.DropOldest());
            default -> RoomPlan.WIDE;
        };
    }

    private StagePlan permitted(int depth) {
        Overflow overflow =
                random.nextBoolean() ? new Overflow.Reject() : new Overflow.DropOldest();
        Sampler patience = random.nextBoolean() ? null : RandomPlans.sampler(random, 5 * MILLI);
        QueuePlan queue = new QueuePlan(random.nextInt(0, 8), overflow, patience);
        PermitsPlan permits = new PermitsPlan(name("permits"), random.nextInt(1, 6), queue);
        return new PermittedPlan(permits, stage(depth + 1));
    }

    private StagePlan sync(int depth) {
        List<StagePlan> sensors = new ArrayList<>();
        int count = random.nextInt(1, 4);
        for (int index = 0; index < count; index++) {
            sensors.add(stage(depth + 1));
        }
        long window = random.nextLong(1, 20 * MILLI);
        return new SyncPlan(name("sync"), sensors, window, random.nextLong(0, 100 * MILLI), room());
    }

    private StagePlan leaf() {
        return leaves.get(random.nextInt(leaves.size()));
    }

    /** Language-model servers of their own behind a balancer, not all of them on. */
    private StagePlan fleet(BalancerPlan balancer) {
        List<StagePlan> replicas = new ArrayList<>();
        int count = random.nextInt(1, 4);
        for (int index = 0; index < count; index++) {
            replicas.add(RandomReplicas.engine(name("replica"), random));
        }
        int running = random.nextInt(1, count + 1);
        ScalingPlan scaling =
                random.nextBoolean()
                        ? new ScalingPlan.Fixed()
                        : new ScalingPlan.Steps(1, 3, 20 * MILLI, 0.6, 1, 0.3, 1);
        return new ReplicasPlan(name("fleet"), balancer, replicas, running, scaling, 0);
    }

    private StagePlan replicas(int depth) {
        BalancerPlan balancer =
                switch (random.nextInt(5)) {
                    case 0 -> new BalancerPlan.Random();
                    case 1 -> new BalancerPlan.RoundRobin();
                    case 2 -> new BalancerPlan.LeastConnections();
                    case 3 -> new BalancerPlan.PowerOf(random.nextInt(1, 4));
                    default -> new BalancerPlan.Affinity();
                };
        if (random.nextInt(3) == 0) {
            return fleet(balancer);
        }
        List<StagePlan> replicas = new ArrayList<>();
        int count = random.nextInt(1, 5);
        for (int index = 0; index < count; index++) {
            replicas.add(stage(depth + 1));
        }
        return new ReplicasPlan(name("replicas"), balancer, replicas);
    }

    private StagePlan fork(int depth) {
        List<ForkPlan.Branch> branches = new ArrayList<>();
        int count = random.nextInt(1, 4);
        for (int index = 0; index < count; index++) {
            long delay = random.nextBoolean() ? 0 : random.nextLong(1, 20 * MILLI);
            branches.add(new ForkPlan.Branch(delay, stage(depth + 1)));
        }
        int needed = random.nextInt(1, count + 1);
        long timer = random.nextBoolean() ? ForkPlan.NO_TIMER : random.nextLong(1, 30 * MILLI);
        ForkPlan.OnTimer onTimer =
                random.nextBoolean() ? ForkPlan.OnTimer.PROCEED : ForkPlan.OnTimer.FAIL;
        return new ForkPlan(name("fork"), branches, needed, timer, onTimer, losers(needed))
                .holding(room());
    }

    private ForkPlan.Losers losers(int needed) {
        return switch (random.nextInt(needed == 1 ? 3 : 2)) {
            case 0 -> ForkPlan.Losers.RUN_ON;
            case 1 -> ForkPlan.Losers.CANCEL;
            default -> ForkPlan.Losers.CANCEL_WHEN_ONE_STARTS;
        };
    }

    private StagePlan attempts(int depth) {
        boolean waits = random.nextInt(3) == 0;
        AttemptsPlan attempts =
                new AttemptsPlan(
                        name("client"),
                        stage(depth + 1),
                        waits ? AttemptsPlan.NO_TIMEOUT : random.nextLong(1, SECOND / 20),
                        random.nextBoolean(),
                        random.nextInt(1, 5),
                        RandomPlans.sampler(random, 3 * MILLI));
        return attempts.budgeted(random.nextBoolean() ? null : budget()).holding(room());
    }

    private String name(String kind) {
        return kind + " " + names++;
    }
}
