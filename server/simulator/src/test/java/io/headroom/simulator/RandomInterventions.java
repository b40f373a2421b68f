package io.headroom.simulator;

import static io.headroom.simulator.RandomPlans.MILLI;

import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.Leaves;
import io.headroom.simulator.stage.LinkPlan;
import io.headroom.simulator.stage.ReplicasPlan;
import io.headroom.simulator.stage.SharingPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Interventions of every kind, at random instants of a plan's run and a little beyond. */
final class RandomInterventions {
    private final SimulationPlan plan;
    private final SplittableRandom random;

    private RandomInterventions(SimulationPlan plan, SplittableRandom random) {
        this.plan = plan;
        this.random = random;
    }

    static List<RandomPlans.Step> of(SimulationPlan plan, SplittableRandom random) {
        return new RandomInterventions(plan, random).steps();
    }

    private List<RandomPlans.Step> steps() {
        int count = random.nextInt(9);
        long[] instants =
                random.longs(count, 0, plan.durationNanos() * 6 / 5).distinct().sorted().toArray();
        List<RandomPlans.Step> steps = new ArrayList<>();
        for (long instant : instants) {
            steps.add(new RandomPlans.Step(instant, next()));
        }
        return steps;
    }

    private Intervention next() {
        long span = random.nextLong(1, 150 * MILLI);
        int kind = random.nextInt(14);
        if (kind > 9) {
            Flow flow = plan.flows().get(random.nextInt(plan.flows().size()));
            return kind == 10 ? trouble(flow, span) : aimed(flow, span);
        }
        if (kind > 7 && !plan.devices().isEmpty()) {
            return hardship(plan.devices().get(0).name(), span);
        }
        if (kind == 0) {
            return new Intervention.Burst(random.nextLong(200, 3_000), span);
        }
        if (kind == 1) {
            return new Intervention.Ramp(random.nextLong(200, 3_000), 32 + span, span);
        }
        if (kind == 2) {
            return speed(span);
        }
        if (kind == 7) {
            return degradation(span);
        }
        Intervention onEngine = random.nextBoolean() ? onEngine(span) : null;
        if (onEngine != null) {
            return onEngine;
        }
        List<StationPlan> stations = plan.stations();
        if (stations.isEmpty()) {
            return new Intervention.Burst(1_000, span);
        }
        String station = stations.get(random.nextInt(stations.size())).name();
        return switch (kind) {
            case 3, 4 -> new Intervention.Loss(station, random.nextInt(1, 4), span);
            case 5 -> new Intervention.Scale(station, random.nextInt(1, 6));
            default -> new Intervention.Reconfigure(station, RandomStations.batching(random));
        };
    }

    private Intervention aimed(Flow flow, long span) {
        String name = flow.name();
        long share = random.nextBoolean() ? 1_000_000 : random.nextLong(1, 1_000_000);
        boolean frames =
                flow.traffic() instanceof TrafficPlan.PhaseLocked
                        || flow.traffic() instanceof TrafficPlan.FrameClock;
        return switch (random.nextInt(5)) {
            case 0 -> new Intervention.Burst(name, random.nextLong(200, 3_000), span);
            case 1 -> new Intervention.Ramp(name, random.nextLong(200, 3_000), 32 + span, span);
            case 2 ->
                    new FlowIntervention.HeavierRequests(
                            random.nextBoolean() ? null : name,
                            random.nextLong(4_000),
                            share,
                            span);
            default -> {
                if (flow.traffic() instanceof TrafficPlan.PhaseLocked) {
                    yield new FlowIntervention.MoreSensors(name, random.nextInt(1, 5), span);
                }
                yield frames
                        ? new Intervention.Burst(name, 1_500, span)
                        : new FlowIntervention.LongerRequests(
                                name, random.nextLong(5_000), random.nextLong(3_000), share, span);
            }
        };
    }

    private Intervention trouble(Flow flow, long span) {
        if (flow.traffic() instanceof TrafficPlan.PhaseLocked sensors) {
            int source = random.nextInt(sensors.sources());
            return new FlowIntervention.LateFrames(flow.name(), source, span);
        }
        if (flow.traffic() instanceof TrafficPlan.FrameClock) {
            return new FlowIntervention.Drift(flow.name(), random.nextLong(-9_999, 9_999), span);
        }
        return plan.stations().isEmpty()
                ? new Intervention.Burst(1_000, span)
                : new Intervention.Interrupts(
                        plan.stations().get(0).name(), random.nextLong(5_000), span);
    }

    private Intervention hardship(String device, long span) {
        return switch (random.nextInt(4)) {
            case 0 -> new Intervention.Heat(device, random.nextLong(-20_000, 40_000), span);
            case 1 -> new Intervention.Neighbour(device, random.nextLong(0, 1_000), span);
            case 2 -> new Intervention.Sag(device, random.nextLong(300, 1_000), span);
            default -> new Intervention.PowerMode(device, random.nextInt(5));
        };
    }

    private Intervention degradation(long span) {
        for (StagePlan leaf : plan.leaves()) {
            if (leaf instanceof LinkPlan || leaf instanceof DelayPlan) {
                long latency = random.nextLong(0, 5_000);
                long bandwidth = random.nextInt(3) * random.nextLong(1, 900);
                String name = Leaves.name(leaf);
                return leaf instanceof LinkPlan link
                        ? new Intervention.Degrade(
                                name, latency, bandwidth, loss(), disturbed(link), span)
                        : new Intervention.Degrade(name, latency, bandwidth, span);
            }
        }
        return new Intervention.Burst(1_500, span);
    }

    private long loss() {
        return random.nextInt(2) * random.nextLong(800_000);
    }

    private Intervention.Degrade.@Nullable Disturbed disturbed(LinkPlan link) {
        if (link.modes().disturbances().isEmpty()) {
            return null;
        }
        int number = random.nextInt(link.modes().disturbances().size());
        return new Intervention.Degrade.Disturbed(
                link.modes().disturbances().get(number).name(),
                random.nextInt(4) * random.nextLong(330_000));
    }

    private @Nullable Intervention onEngine(long span) {
        if (!plan.fleets().isEmpty() && random.nextBoolean()) {
            ReplicasPlan fleet = plan.fleets().get(random.nextInt(plan.fleets().size()));
            int count = random.nextInt(1, fleet.replicas().size() + 1);
            return random.nextBoolean()
                    ? new Intervention.Loss(fleet.name(), count, span)
                    : new Intervention.Scale(fleet.name(), count);
        }
        for (StagePlan leaf : plan.leaves()) {
            if (leaf instanceof EnginePlan engine && random.nextBoolean()) {
                return random.nextBoolean()
                        ? new Intervention.Loss(engine.name(), 1, span)
                        : RandomReplicaFaults.reschedule(engine.name(), engine.replica(), random);
            }
        }
        return null;
    }

    private Intervention speed(long span) {
        for (StagePlan leaf : plan.leaves()) {
            boolean hasSpeed =
                    leaf instanceof StationPlan
                            || leaf instanceof SharingPlan
                            || leaf instanceof EnginePlan;
            if (hasSpeed && random.nextInt(2) == 0) {
                int server = random.nextInt(Intervention.Speed.ALL, 3);
                long permille = random.nextInt(3) * random.nextLong(1, 1_500);
                return new Intervention.Speed(Leaves.name(leaf), server, permille, span);
            }
        }
        return new Intervention.Burst(2_000, span);
    }
}
