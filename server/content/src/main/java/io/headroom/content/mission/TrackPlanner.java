package io.headroom.content.mission;

import io.headroom.content.binding.Turnable;
import io.headroom.content.document.Problem;
import io.headroom.content.simulation.Description;
import io.headroom.content.simulation.Experiment;
import io.headroom.game.id.KnobId;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Planned;
import io.headroom.game.scenario.SystemPlanner;
import io.headroom.simulator.Flow;
import io.headroom.simulator.SimulationPlan;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.measure.Quality;
import io.headroom.simulator.stage.DelayPlan;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Binds a track-round's file to a configuration and a game's conditions, and reads it. */
final class TrackPlanner implements SystemPlanner {
    private final Description description;

    /** Sentences of what the author forbids, by rule. */
    private final Map<String, String> never;

    TrackPlanner(Description description, Map<String, String> never) {
        this.description = description;
        this.never = Map.copyOf(never);
    }

    @Override
    public Planned plan(Configuration configuration, Conditions conditions, long durationNanos) {
        Description.Read read = read(configuration, conditions, durationNanos);
        Experiment experiment = read.experiment();
        if (experiment != null) {
            return planned(experiment);
        }
        if (!read.cannotBe()) {
            throw new IllegalArgumentException(Problem.told(read.problems()));
        }
        Description.Read par =
                description.read(
                        new Description.Settings(Map.of(), factors(conditions), durationNanos));
        if (par.experiment() == null) {
            throw new IllegalArgumentException(Problem.told(par.problems()));
        }
        return new Planned(
                nothingGood(par.experiment().plan()), List.of(), List.of(), sentence(read));
    }

    private static Planned planned(Experiment experiment) {
        List<Planned.Timed> weather =
                experiment.timetable().stream()
                        .map(event -> new Planned.Timed(event.atNanos(), event.intervention()))
                        .toList();
        return new Planned(experiment.plan(), weather, experiment.fault().effects(), null);
    }

    /** What is wrong with settings, as they are asked of a file; reads them for no game. */
    Description.Read read(Configuration configuration, Conditions conditions, long durationNanos) {
        return description.read(
                new Description.Settings(knobs(configuration), factors(conditions), durationNanos));
    }

    /** The author's sentence, or the simulator's. */
    private String sentence(Description.Read read) {
        Problem problem = read.problems().getFirst();
        String own = problem.path().startsWith("never.") ? problem.path().substring(6) : "";
        return never.getOrDefault(
                own,
                "That does not go together: %s; found %s."
                        .formatted(problem.expected(), problem.found()));
    }

    /** The same come, and nothing that is done for them is good enough. */
    private static SimulationPlan nothingGood(SimulationPlan plan) {
        List<Flow> flows =
                plan.flows().stream()
                        .map(
                                flow ->
                                        new Flow(
                                                flow.name(),
                                                flow.traffic(),
                                                new DelayPlan("none", Sampler.ZERO),
                                                flow.objective().with(Quality.NONE)))
                        .toList();
        return new SimulationPlan(flows, CostRates.NONE, plan.durationNanos());
    }

    private Map<String, String> knobs(Configuration configuration) {
        Map<String, String> knobs = new HashMap<>();
        for (Turnable knob : description.template().knobs()) {
            long value = configuration.value(new KnobId(knob.id()));
            knobs.put(knob.id(), KnobReader.written(knob, value));
        }
        return knobs;
    }

    private static Map<String, BigDecimal> factors(Conditions conditions) {
        Map<String, BigDecimal> factors = new HashMap<>();
        conditions
                .permille()
                .forEach((name, permille) -> factors.put(name, BigDecimal.valueOf(permille, 3)));
        return factors;
    }
}
