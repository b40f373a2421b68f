package io.headroom.simulator;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.Roofline;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.cost.StepCoefficients;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.engine.ReplicaRole;
import io.headroom.simulator.engine.SpeculationPlan;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.measure.Quality;
import io.headroom.simulator.policy.Eviction;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.LifePlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.Preemptions;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.RoomPlan;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.stage.AttemptsPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.Trace;
import io.headroom.simulator.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Small language-model servers of every kind with more to do than memory for it. */
final class RandomReplicas {
    private static final long MICRO = 1_000;

    private final SplittableRandom random;
    private final LiteralCosts.Step costs;
    private final LiteralCosts.Step draft;
    private final int maxOutput;
    private final int maxPrompt;

    /** Whether prompts begin alike, or go on with what was said before. */
    private final boolean shares;

    /** All that happens does so at a whole number of these, so that much falls together; or 1. */
    private final long gridNanos;

    /** Whether memory is so short that many lose their places, by every rule. */
    private boolean preempts;

    /** What an iteration takes on the stages of a pipeline; null on one device. */
    private @Nullable Roofline laid;

    private LiteralPatience patience = LiteralPatience.NONE_LEAVES;

    private RandomReplicas(SplittableRandom random, int scale, boolean shares) {
        this(random, scale, shares, 1);
    }

    private RandomReplicas(SplittableRandom random, int scale, boolean shares, long gridNanos) {
        this.random = random;
        this.shares = shares;
        this.gridNanos = gridNanos;
        costs = costs(1);
        draft = costs(10);
        maxOutput = scale * random.nextInt(1, 90);
        maxPrompt = scale * random.nextInt(1, 120);
    }

    /** Whole picoseconds, also for the part of a token that is stored. */
    private LiteralCosts.Step costs(int divisor) {
        if (gridNanos > 1) {
            return new LiteralCosts.Step(1_000 * gridNanos * random.nextInt(1, 4), 0, 0, 0, 0, 0);
        }
        return new LiteralCosts.Step(
                random.nextLong(1, 3_000_001) / divisor,
                random.nextLong(0, 5_000_001) / divisor,
                random.nextLong(0, 300_001) / divisor,
                random.nextLong(0, 200_001) / divisor,
                LiteralReplica.PARTS * (random.nextLong(0, 301) / divisor),
                random.nextLong(0, 2_001) / divisor);
    }

    /** A simulation, and what the literal server is to be told. */
    record Case(
            SimulationPlan plan,
            EnginePlan engine,
            LiteralCosts costs,
            LiteralFaults faults,
            LiteralPatience patience,
            List<RandomPlans.Step> steps) {
        /** Whether a client stands before the server, who gives up. */
        boolean isAttempt() {
            return patience.allNanos() != LiteralPatience.ENDLESS;
        }
    }

    static Case of(long seed) {
        return new RandomReplicas(new SplittableRandom(seed), 1, false).next();
    }

    /** A server whose requests' prompts begin alike, or go on with what was said before. */
    static Case sharing(long seed) {
        return new RandomReplicas(new SplittableRandom(~seed), 1, true).next();
    }

    /** A server whose iterations, newcomers, faults and patience meet at whole microseconds. */
    static Case meeting(long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ 0x3EE7);
        RandomReplicas replicas = new RandomReplicas(random, 1, true, MICRO);
        if (random.nextBoolean()) {
            long line = MICRO * random.nextLong(0, 20);
            long all = MICRO * random.nextLong(1, 100);
            boolean ends = random.nextBoolean();
            replicas.patience = new LiteralPatience(line, ends ? all : LiteralPatience.ENDLESS);
        }
        return replicas.next();
    }

    /** One with little memory, whose requests lose their places. */
    static Case preempting(long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ 0x9E3779);
        RandomReplicas replicas = new RandomReplicas(random, 1, random.nextInt(4) == 0);
        replicas.preempts = true;
        return replicas.next();
    }

    /** One whose model lies on groups of devices and stages of a pipeline. */
    static Case laid(long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ 0x91BE);
        RandomReplicas replicas = new RandomReplicas(random, 1, random.nextBoolean());
        replicas.laid = RandomRooflines.of(random.split());
        return replicas.next();
    }

    /** One whose requests leave the line, or leave while they are worked on. */
    static Case leaving(long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ 0x1EA5E);
        RandomReplicas replicas = new RandomReplicas(random, 1, random.nextBoolean());
        long line = random.nextLong(1, 500 * MICRO);
        long all = random.nextLong(1, 1_000 * MICRO);
        replicas.patience =
                switch (random.nextInt(3)) {
                    case 0 -> new LiteralPatience(line, LiteralPatience.ENDLESS);
                    case 1 -> new LiteralPatience(LiteralPatience.ENDLESS, all);
                    default -> new LiteralPatience(line, all);
                };
        return replicas.next();
    }

    /** A server alone, for prompts of a thousand tokens. */
    static EnginePlan engine(String name, SplittableRandom random) {
        EnginePlan engine = new RandomReplicas(random, 10, false).engine(name);
        boolean reroutes = engine.replica().role() != ReplicaRole.DECODE && random.nextInt(3) == 0;
        LifePlan life =
                reroutes
                        ? new LifePlan(engine.life().coldStartNanos(), LifePlan.OnLoss.REROUTE)
                        : engine.life();
        return new EnginePlan(
                name,
                engine.replica(),
                engine.queue(),
                engine.rates(),
                life,
                0,
                engine.frontEndNanos(),
                intake(random));
    }

    /** Where a front end takes time, few may be in it. */
    private static RoomPlan intake(SplittableRandom random) {
        Overflow full = random.nextBoolean() ? new Overflow.DropOldest() : new Overflow.Reject();
        int most = random.nextInt(1, 8);
        return most > 5 ? RoomPlan.WIDE : new RoomPlan(most, full);
    }

    private Case next() {
        EnginePlan engine = engine("model");
        long duration = (gridNanos > 1 ? 2_000 : 40_000) * MICRO;
        Flow flow =
                new Flow(
                        "requests",
                        shares ? sharingTraffic() : traffic(),
                        patience.allNanos() == LiteralPatience.ENDLESS ? engine : client(engine),
                        TestPlans.bearing(
                                duration % 2 == 0 ? 0 : Objective.ANY_NUMBER, objective()),
                        0,
                        shares ? 60 : Long.MAX_VALUE);
        SimulationPlan plan = new SimulationPlan(List.of(flow), TestPlans.FREE, duration);
        List<RandomPlans.Step> steps = new ArrayList<>();
        RandomReplicaFaults happens = new RandomReplicaFaults(random, gridNanos);
        LiteralFaults faults =
                new LiteralFaults(
                        happens.paces(duration, steps),
                        happens.outages(duration, engine, steps),
                        happens.changes(duration, engine.replica(), steps));
        steps.sort(Comparator.comparingLong(RandomPlans.Step::nanos));
        LiteralCosts.Model model = laid == null ? costs : new LiteralCosts.Asked(laid);
        LiteralCosts literal = new LiteralCosts(model, draft, engine.replica().speculation());
        return new Case(plan, engine, literal, faults, patience, steps);
    }

    /** First tokens within a millisecond, and the others at a pace that some hold. */
    private static Objective objective() {
        Objective.Paces paces =
                new Objective.Paces(Objective.Paces.ANY, 12 * MICRO, Objective.Paces.ANY);
        return new Objective(
                "request",
                Objective.Deadline.FIRST_RESPONSE,
                1_000 * MICRO,
                paces,
                Quality.FULL,
                1,
                1);
    }

    private StagePlan client(EnginePlan engine) {
        return new AttemptsPlan("client", engine, patience.allNanos(), true, 1, Sampler.ZERO);
    }

    private EnginePlan engine(String name) {
        int maxSequences = random.nextInt(1, 20);
        SpeculationPlan speculation = random.nextInt(3) == 0 ? speculation() : null;
        int each = speculation == null ? 1 : 1 + speculation.proposals();
        SchedulerPlan scheduler = scheduler(maxSequences * each);
        ReplicaPlan replica =
                new ReplicaPlan(
                        maxSequences,
                        maxOutput,
                        scheduler,
                        memory(scheduler, speculation),
                        laid == null ? coefficients(costs) : laid,
                        speculation,
                        role(scheduler));
        Overflow overflow =
                random.nextBoolean() ? new Overflow.Reject() : new Overflow.DropOldest();
        int capacity = random.nextInt(3) == 0 ? random.nextInt(0, 10) : 10_000;
        LifePlan life =
                new LifePlan(
                        new Sampler.Constant(
                                random.nextLong(0, 2_000 * MICRO) / gridNanos * gridNanos),
                        random.nextInt(4) == 0 ? LifePlan.OnLoss.FAIL : LifePlan.OnLoss.REQUEUE);
        Sampler line =
                patience.lineNanos() == LiteralPatience.ENDLESS
                        ? null
                        : new Sampler.Constant(patience.lineNanos());
        QueuePlan queue = new QueuePlan(capacity, overflow, line);
        long frontEnd = random.nextInt(3) == 0 ? taken() : 0;
        return new EnginePlan(name, replica, queue, StationRates.FREE, life, 0, frontEnd);
    }

    /** How long a front end takes a request in. */
    private long taken() {
        return gridNanos > 1
                ? gridNanos * random.nextLong(1, 20)
                : random.nextLong(1, 1_000 * MICRO);
    }

    private ReplicaRole role(SchedulerPlan scheduler) {
        return switch (random.nextInt(8)) {
            case 0 -> ReplicaRole.PREFILL;
            case 1 ->
                    scheduler instanceof SchedulerPlan.WholeBatches
                            ? ReplicaRole.BOTH
                            : ReplicaRole.DECODE;
            default -> ReplicaRole.BOTH;
        };
    }

    private SpeculationPlan speculation() {
        StepCoefficients cost = coefficients(draft);
        int proposals = random.nextInt(1, 6);
        if (random.nextBoolean()) {
            return SpeculationPlan.constant(random.nextDouble(), proposals, cost);
        }
        List<Double> survival = new ArrayList<>();
        double survives = 1;
        for (int position = 0; position < proposals; position++) {
            survives *= random.nextDouble(0.3, 1);
            survival.add(survives);
        }
        return new SpeculationPlan(survival, cost);
    }

    private static StepCoefficients coefficients(LiteralCosts.Step costs) {
        return new StepCoefficients(
                costs.host() / 1000.0,
                costs.weights() / 1000.0,
                costs.token() / 1000.0,
                costs.sequence() / 1000.0,
                costs.context() / 1000.0,
                costs.pair() / 1000.0);
    }

    private SchedulerPlan scheduler(int leastBudget) {
        return switch (random.nextInt(6)) {
            case 0 -> new SchedulerPlan.PrefillFirst(random.nextInt(1, 200));
            case 1 ->
                    new SchedulerPlan.WholeBatches(
                            random.nextBoolean()
                                    ? 0
                                    : new RandomReplicaFaults(random, gridNanos)
                                            .onGrid(random.nextLong(1, 500 * MICRO)),
                            random.nextBoolean() && !shares);
            default -> new SchedulerPlan.Chunked(leastBudget + random.nextInt(0, 60));
        };
    }

    private KvPlan memory(SchedulerPlan scheduler, @Nullable SpeculationPlan speculation) {
        boolean whole = scheduler instanceof SchedulerPlan.WholeBatches;
        boolean computesOn = scheduler instanceof SchedulerPlan.WholeBatches it && it.computesOn();
        // A few of the longest requests fit; one in ten of them does not.
        double each = speculation == null ? 1 : speculation.meanTokens();
        int least = maxPrompt * 9 / 10 + (int) (maxOutput * each) + 2;
        int tokens = least + random.nextInt(1, preempts ? least : 4 * least);
        if (!preempts && !shares && random.nextInt(5) == 0) {
            KvPlan.Reservation[] kinds = KvPlan.Reservation.values();
            return new KvPlan.Contiguous(tokens, kinds[random.nextInt(kinds.length)]);
        }
        int[] pages = {1, 2, 3, 8, 16};
        int page = pages[random.nextInt(pages.length)];
        int blocks = tokens / page + 1;
        KvPlan.Swap swap =
                whole || shares || random.nextBoolean()
                        ? null
                        : new KvPlan.Swap(
                                random.nextInt(1, blocks + 1), random.nextInt(0, 3_000) / 1000.0);
        boolean reserves = computesOn || (!preempts && random.nextInt(6) == 0);
        Eviction[] evictions = Eviction.values();
        Eviction prefixes =
                swap != null || computesOn || (!shares && random.nextBoolean())
                        ? null
                        : evictions[random.nextInt(evictions.length)];
        int watermark = !preempts && blocks % 4 == 0 ? blocks / 6 : 0;
        return new KvPlan.Paged(page, blocks, reserves, swap, prefixes, watermark, preemptions());
    }

    /** Of streams of its own, so that all else stays as it is with other preemptions. */
    private Preemptions preemptions() {
        SplittableRandom own = random.split();
        if (!preempts && own.nextBoolean()) {
            return Preemptions.LAST;
        }
        Preemptions.Victim[] victims = Preemptions.Victim.values();
        Preemptions.Then[] thens = Preemptions.Then.values();
        return new Preemptions(
                own.nextInt(4) == 0 ? Preemptions.UNLIMITED : own.nextInt(0, 4),
                victims[own.nextInt(victims.length)],
                thens[own.nextInt(thens.length)]);
    }

    private TrafficPlan traffic() {
        int size = random.nextInt(2, 60);
        long[] arrivals = new long[size];
        int[] prompts = new int[size];
        int[] outputs = new int[size];
        for (int index = 0; index < size; index++) {
            long gap = random.nextInt(4) == 0 ? 0 : random.nextLong(1, 1_000 * MICRO);
            arrivals[index] = (index == 0 ? 0 : arrivals[index - 1]) + gap;
            prompts[index] = random.nextInt(0, maxPrompt);
            outputs[index] = random.nextInt(1, maxOutput + 3);
        }
        arrivals[size - 1]++;
        return new TrafficPlan.TraceReplay(
                new Trace(arrivals, prompts, outputs), random.nextDouble(500, 8_000));
    }

    private TrafficPlan sharingTraffic() {
        RequestShape own =
                RequestShape.Drawn.tokens(
                        new Sampler.Uniform(0, maxPrompt / 3.0),
                        new Sampler.Uniform(1, maxOutput + 2),
                        0,
                        Sampler.ONE);
        int groupTokens = random.nextInt(0, maxPrompt / 2 + 1);
        RequestShape shape =
                groupTokens == 0
                        ? own
                        : new RequestShape.Prefixed(own, random.nextInt(1, 5), groupTokens);
        if (gridNanos > 1) {
            return new TrafficPlan.ClosedLoop(
                    random.nextInt(1, 16),
                    new Sampler.Constant(gridNanos * random.nextLong(1, 40)),
                    shape,
                    new TrafficPlan.Turns(new Sampler.Constant(random.nextInt(1, 6)), 100_000));
        }
        if (random.nextInt(3) == 0) {
            double perSecond = random.nextDouble(500, 8_000);
            return new TrafficPlan.Renewal(
                    perSecond, new Sampler.Exponential(1), Sampler.ONE, shape, 0);
        }
        return new TrafficPlan.ClosedLoop(
                random.nextInt(1, 16),
                new Sampler.Exponential(random.nextLong(1, 1_000 * MICRO)),
                shape,
                new TrafficPlan.Turns(new Sampler.Constant(random.nextInt(1, 6)), 100_000));
    }
}
