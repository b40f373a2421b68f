package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.Accelerator;
import io.headroom.simulator.cost.AffineTime;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.ModelShape;
import io.headroom.simulator.cost.NetworkPlan;
import io.headroom.simulator.cost.Parallelism;
import io.headroom.simulator.cost.Precision;
import io.headroom.simulator.cost.RooflineModel;
import io.headroom.simulator.cost.ServingStack;
import io.headroom.simulator.cost.StepCoefficients;
import io.headroom.simulator.cost.StepCostPlan;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.engine.ReplicaRole;
import io.headroom.simulator.engine.SpeculationPlan;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.policy.Eviction;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.stage.AttemptsPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A language-model server of each scheduler and each memory, busy enough to run short of both. */
final class EnginePlans {
    private static final int LONGEST = 256;
    private static final KvPlan.Paged RESERVED = new KvPlan.Paged(16, 500, true, null);

    private static final StepCoefficients COST = new StepCoefficients(1e6, 2e6, 2e4, 1e4, 70, 1);

    private static final RequestShape LENGTHS =
            RequestShape.Drawn.tokens(
                    new Sampler.LogNormal(80, 1), new Sampler.LogNormal(60, 1), 0.3, Sampler.ONE);

    private static final TrafficPlan OPEN = new TrafficPlan.Poisson(90, LENGTHS, 0);

    private static final RequestShape SHARED = new RequestShape.Prefixed(LENGTHS, 4, 200);
    private static final TrafficPlan PREFIXED = new TrafficPlan.Poisson(90, SHARED, 0);
    private static final TrafficPlan CHAT =
            new TrafficPlan.ClosedLoop(
                    20,
                    new Sampler.Exponential(50 * MILLI),
                    SHARED,
                    new TrafficPlan.Turns(new Sampler.Uniform(1, 6), 1_500));

    private EnginePlans() {}

    static Map<String, SimulationPlan> all() {
        Map<String, SimulationPlan> plans = new LinkedHashMap<>();
        SchedulerPlan chunked = new SchedulerPlan.Chunked(128);
        plans.put("engine chunked", plan(chunked, new KvPlan.Paged(16, 220)));
        plans.put(
                "engine prefill first",
                plan(new SchedulerPlan.PrefillFirst(256), new KvPlan.Paged(16, 220)));
        plans.put(
                "engine dynamic",
                plan(new SchedulerPlan.WholeBatches(5 * MILLI, false), new KvPlan.Paged(16, 220)));
        plans.put("engine static", plan(new SchedulerPlan.WholeBatches(5 * MILLI, true), RESERVED));
        plans.put("engine reserved", plan(chunked, RESERVED));
        KvPlan.Swap swap = new KvPlan.Swap(100, 20_000);
        plans.put("engine swap", plan(chunked, new KvPlan.Paged(16, 220, false, swap)));
        for (KvPlan.Reservation reservation : KvPlan.Reservation.values()) {
            plans.put(
                    "engine contiguous " + reservation,
                    plan(chunked, new KvPlan.Contiguous(4_000, reservation)));
        }
        plans.put("engine roofline", plan(chunked, new KvPlan.Paged(16, 220), roofline()));
        SpeculationPlan speculation =
                new SpeculationPlan(
                        List.of(0.8, 0.5, 0.2), new StepCoefficients(1e5, 1e5, 2e3, 0, 0, 0));
        SchedulerPlan wide = new SchedulerPlan.Chunked(256);
        KvPlan paged = new KvPlan.Paged(16, 220);
        plans.put("engine speculation", plan(OPEN, engine(wide, paged, COST, speculation)));
        plans.put("engine oldest", plan(PREFIXED, engine(chunked, kept(Eviction.OLDEST))));
        StagePlan chat = engine(chunked, kept(Eviction.LEAST_RECENTLY_USED));
        plans.put("engine conversations", plan(CHAT, chat));
        plans.put(
                "engine given up",
                plan(CHAT, new AttemptsPlan("client", chat, 200 * MILLI, true, 2, Sampler.ZERO)));
        return plans;
    }

    /** Two stages of two devices each. */
    private static StepCostPlan roofline() {
        ServingStack stack =
                new ServingStack(
                        0, 300_000, 4_000, 10_000, 200_000, 0, 0, 1_000, 0.85, 0.55, 0.5, 50, 0.3,
                        false, false, 0);
        NetworkPlan network =
                new NetworkPlan(
                        List.of(
                                AffineTime.link(0.5, 300).ring(2),
                                AffineTime.link(0.5, 300).tree(2)),
                        AffineTime.link(5, 50),
                        1e5,
                        0.01);
        return new RooflineModel(
                        new ModelShape(24, 2_048, 16, 4, 128, 64_000, 1.6e9, false),
                        new Accelerator(24e9, 6e11, 1.2e14, 0, 2.4e14),
                        Precision.INT8,
                        Precision.FP16,
                        Precision.INT8,
                        new Parallelism(2, 2))
                .cost(network, stack);
    }

    private static KvPlan kept(Eviction eviction) {
        return new KvPlan.Paged(16, 220, false, null, eviction);
    }

    private static SimulationPlan plan(SchedulerPlan scheduler, KvPlan memory) {
        return plan(OPEN, engine(scheduler, memory));
    }

    private static SimulationPlan plan(SchedulerPlan scheduler, KvPlan memory, StepCostPlan cost) {
        return plan(OPEN, engine(scheduler, memory, cost, null));
    }

    private static EnginePlan engine(SchedulerPlan scheduler, KvPlan memory) {
        return engine(scheduler, memory, COST, null);
    }

    private static EnginePlan engine(
            SchedulerPlan scheduler,
            KvPlan memory,
            StepCostPlan cost,
            @Nullable SpeculationPlan speculation) {
        return new EnginePlan(
                "engine",
                new ReplicaPlan(
                        40, LONGEST, scheduler, memory, cost, speculation, ReplicaRole.BOTH),
                new QueuePlan(200, new Overflow.DropOldest()));
    }

    private static SimulationPlan plan(TrafficPlan traffic, StagePlan path) {
        Objective objective =
                new Objective("request", Objective.Deadline.FIRST_RESPONSE, 100 * MILLI);
        Flow flow = new Flow("flow", traffic, path, objective);
        return new SimulationPlan(List.of(flow), new CostRates(1, 2, 3, 4), 3 * SECOND);
    }
}
