package io.headroom.simulator;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.IdlePart;
import io.headroom.simulator.cost.Tariff;
import io.headroom.simulator.device.DevicePlan;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.measure.Quality;
import io.headroom.simulator.measure.ScoringPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Plans of every kind, small, mostly overloaded, and what is done to them; a function of one seed.
 * Nothing is left out that a plan can say: each mechanism comes in some plan of a hundred, and most
 * pairs of mechanisms in some plan of three hundred.
 */
final class RandomPlans {
    static final long MILLI = 1_000_000;
    static final long SECOND = 1_000 * MILLI;

    private final SplittableRandom random;
    private final SplittableRandom objectives;

    private RandomPlans(long seed) {
        random = new SplittableRandom(seed);
        objectives = new SplittableRandom(seed ^ 0x0B1EC71FE);
    }

    /**
     * What is done to a simulation, and when.
     *
     * @param intervention null where a warm-up ends
     */
    record Step(long nanos, @Nullable Intervention intervention) {
        void doneTo(Simulation simulation) {
            if (intervention == null) {
                simulation.warmedUp();
            } else {
                simulation.intervene(intervention);
            }
        }
    }

    static SimulationPlan of(long seed) {
        return new RandomPlans(seed).plan();
    }

    /** What is done to the plan of this seed, in order of time; every other has a warm-up. */
    static List<Step> steps(long seed) {
        SplittableRandom random = new SplittableRandom(~seed);
        SimulationPlan plan = of(seed);
        List<Step> steps = new ArrayList<>(RandomInterventions.of(plan, random));
        if (random.nextBoolean()) {
            steps.add(new Step(random.nextLong(plan.durationNanos()), null));
            steps.sort(Comparator.comparingLong(Step::nanos));
        }
        return steps;
    }

    /** Advances to {@code nanos} with all that is done on the way; what falls on it is done. */
    static void advance(Simulation simulation, List<Step> steps, long nanos) {
        for (Step step : steps) {
            if (step.nanos() >= simulation.nowNanos() && step.nanos() <= nanos) {
                simulation.advanceTo(step.nanos());
                step.doneTo(simulation);
            }
        }
        simulation.advanceTo(nanos);
    }

    private SimulationPlan plan() {
        RandomTraffic traffic = new RandomTraffic(random);
        RandomStages stages = new RandomStages(random);
        List<Flow> flows = new ArrayList<>();
        int count = random.nextInt(1, 4);
        for (int index = 0; index < count; index++) {
            boolean few = random.nextInt(4) == 0;
            TrafficPlan source = traffic.next();
            boolean sets = source instanceof TrafficPlan.PhaseLocked;
            flows.add(
                    new Flow(
                            "flow " + index,
                            source,
                            stages.path(),
                            objective(sets),
                            random.nextInt(3),
                            few ? random.nextLong(1, 40) : Long.MAX_VALUE));
        }
        CostRates rates = new CostRates(1, 2, 3, 4);
        long duration = random.nextLong(SECOND / 5, SECOND / 2);
        SimulationPlan bare = new SimulationPlan(flows, rates, duration);
        List<DevicePlan> devices = new RandomDevices(random).under(bare.leaves());
        Tariff tariff = tariff(rates);
        ScoringPlan scoring = scoring(flows);
        return new SimulationPlan(flows, tariff, duration, devices, scoring);
    }

    /** Makes some of the flows background, but never the first. */
    private ScoringPlan scoring(List<Flow> flows) {
        List<String> groups = new ArrayList<>();
        for (int index = 0; index < flows.size(); index++) {
            if (index > 0 && objectives.nextInt(3) == 0) {
                flows.set(index, flows.get(index).asBackground());
            } else if (objectives.nextBoolean()) {
                groups.add(flows.get(index).name());
            }
        }
        ScoringPlan.Weight[] weights = ScoringPlan.Weight.values();
        String last = flows.get(flows.size() - 1).name();
        ScoringPlan.Per per =
                objectives.nextInt(3) > 0
                        ? null
                        : new ScoringPlan.Per(last, weights[objectives.nextInt(weights.length)]);
        return new ScoringPlan(groups, objectives.nextDouble(0, 0.3), per);
    }

    private Tariff tariff(CostRates rates) {
        if (random.nextInt(3) > 0) {
            return new Tariff(rates);
        }
        IdlePart banks = new IdlePart("banks", random.nextDouble(0, 9), 0.5, 0.25);
        IdlePart fan = new IdlePart("fan", 1, 0, random.nextDouble());
        return new Tariff(rates, random.nextInt(3), List.of(banks, fan));
    }

    private Objective objective(boolean sets) {
        Objective.Deadline deadline =
                random.nextBoolean()
                        ? Objective.Deadline.COMPLETION
                        : Objective.Deadline.FIRST_RESPONSE;
        long nanos = random.nextLong(1, 100 * MILLI);
        Objective own =
                TestPlans.bearing(
                        (int) (nanos % 3),
                        new Objective("request", deadline, nanos, paces(), quality(), 1, 1));
        return sets && objectives.nextBoolean() ? TestPlans.sinceSets(own) : own;
    }

    private Objective.Paces paces() {
        if (objectives.nextBoolean()) {
            return Objective.Paces.FREE;
        }
        return new Objective.Paces(
                objectives.nextLong(1, 100 * MILLI),
                objectives.nextLong(1, 5 * MILLI),
                objectives.nextLong(1, 200 * MILLI));
    }

    private Quality quality() {
        if (objectives.nextBoolean()) {
            return Quality.FULL;
        }
        double floor = objectives.nextDouble(0, 0.9);
        return new Quality(
                objectives.nextDouble(0.8, 1),
                floor,
                objectives.nextDouble(0, 0.5),
                objectives.nextDouble());
    }

    /** A law of that mean, or now and then no time at all. */
    static Sampler sampler(SplittableRandom random, double mean) {
        return switch (random.nextInt(8)) {
            case 0 -> Sampler.ZERO;
            case 1 -> new Sampler.Uniform(0, 2 * mean);
            case 2 -> new Sampler.Exponential(mean);
            case 3 -> new Sampler.Normal(mean, mean / 4);
            case 4 -> new Sampler.Hyperexponential(mean, 3);
            case 5 -> new Sampler.LogNormal(mean, 0.5);
            default -> new Sampler.Constant(mean);
        };
    }
}
