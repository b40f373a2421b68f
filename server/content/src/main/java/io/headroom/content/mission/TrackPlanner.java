package io.headroom.content.mission;

import io.headroom.content.binding.Turnable;
import io.headroom.content.document.Problem;
import io.headroom.content.simulation.Description;
import io.headroom.content.simulation.Experiment;
import io.headroom.content.simulation.Storm;
import io.headroom.game.id.KnobId;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Planned;
import io.headroom.game.scenario.Spell;
import io.headroom.game.scenario.SystemPlanner;
import io.headroom.game.scenario.Weather;
import io.headroom.simulator.Flow;
import io.headroom.simulator.SimulationPlan;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.measure.Quality;
import io.headroom.simulator.stage.DelayPlan;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Binds a track-round's file to a configuration and a game's conditions, and reads it. */
final class TrackPlanner implements SystemPlanner {
    private final Description description;

    /** Sentences of what the author forbids, by rule. */
    private final Map<String, String> never;

    private final @Nullable Long deadlineNanos;

    /**
     * A planner of a file.
     *
     * @param written the file as it is, without a game
     * @param apart configurations that differ in what can be turned: a deadline that a knob moves
     *     is none for all
     */
    TrackPlanner(
            Description description,
            Map<String, String> never,
            SimulationPlan written,
            List<Configuration> apart) {
        this.description = description;
        this.never = Map.copyOf(never);
        List<SimulationPlan> plans = new ArrayList<>(List.of(written));
        for (Configuration configuration : apart) {
            Experiment experiment =
                    read(
                                    configuration,
                                    Conditions.WRITTEN,
                                    Storm.Draw.LEAST,
                                    written.durationNanos())
                            .experiment();
            if (experiment != null) {
                plans.add(experiment.plan());
            }
        }
        this.deadlineNanos = commonDeadline(plans);
    }

    private static @Nullable Long commonDeadline(List<SimulationPlan> plans) {
        Set<Long> deadlines = new HashSet<>();
        for (SimulationPlan plan : plans) {
            for (Flow flow : plan.flows()) {
                if (flow.isScored() && flow.objective().since() != Objective.Since.ARRIVAL) {
                    return null;
                }
                if (flow.isScored()) {
                    deadlines.add(flow.objective().deadlineNanos());
                }
            }
        }
        return deadlines.size() == 1 ? deadlines.iterator().next() : null;
    }

    @Override
    public @Nullable Long deadlineNanos() {
        return deadlineNanos;
    }

    @Override
    public Planned plan(
            Configuration configuration,
            Conditions conditions,
            Weather weather,
            long durationNanos) {
        Storm.Draw draw = draw(weather);
        Description.Read read = read(configuration, conditions, draw, durationNanos);
        Experiment experiment = read.experiment();
        if (experiment != null) {
            return planned(experiment, weather);
        }
        if (!read.cannotBe()) {
            throw new IllegalArgumentException(Problem.told(read.problems()));
        }
        Description.Read par =
                description.read(
                        new Description.Settings(
                                Map.of(), factors(conditions), durationNanos, draw));
        if (par.experiment() == null) {
            throw new IllegalArgumentException(Problem.told(par.problems()));
        }
        return new Planned(
                nothingGood(par.experiment().plan()),
                List.of(),
                List.of(),
                List.of(),
                sentence(read));
    }

    static Storm.Draw draw(Weather weather) {
        return switch (weather) {
            case Weather.Calm calm -> Storm.Draw.LEAST;
            case Weather.Storm storm -> (list, field) -> storm.between(list + "/" + field);
        };
    }

    private static Planned planned(Experiment experiment, Weather weather) {
        List<Experiment.Timed> events = new ArrayList<>(experiment.timetable());
        List<Spell> spells = new ArrayList<>();
        Storm storm = experiment.storm();
        if (weather instanceof Weather.Storm) {
            events.addAll(storm.burst().events());
            events.addAll(storm.fault().events());
            add(spells, Spell.Kind.BURST, storm.burst());
            add(spells, Spell.Kind.FAULT, storm.fault());
        }
        events.sort(Comparator.comparingLong(Experiment.Timed::atNanos));
        return new Planned(
                experiment.plan(),
                events.stream()
                        .map(event -> new Planned.Timed(event.atNanos(), event.intervention()))
                        .toList(),
                spells,
                storm.fault().events().stream().map(Experiment.Timed::intervention).toList(),
                null);
    }

    private static void add(List<Spell> spells, Spell.Kind kind, Storm.Spell drawn) {
        if (drawn.comes()) {
            spells.add(new Spell(kind, drawn.from(), drawn.until(), percent(drawn.factor())));
        }
    }

    /** A factor as a percentage, such as 150 for half as much again. */
    static int percent(double factor) {
        return Math.toIntExact(Math.round(100 * factor));
    }

    /** What is wrong with settings, as they are asked of a file; reads them for no game. */
    Description.Read read(
            Configuration configuration,
            Conditions conditions,
            Storm.Draw draw,
            long durationNanos) {
        return description.read(
                new Description.Settings(
                        knobs(configuration), factors(conditions), durationNanos, draw));
    }

    /** The settings of a configuration in a weather, every value in its place. */
    Description.Read read(
            Configuration configuration,
            Conditions conditions,
            Weather weather,
            long durationNanos) {
        return read(configuration, conditions, draw(weather), durationNanos);
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

    /** What conditions multiply with, by name. */
    static Map<String, BigDecimal> factors(Conditions conditions) {
        Map<String, BigDecimal> factors = new HashMap<>();
        conditions
                .permille()
                .forEach((name, permille) -> factors.put(name, BigDecimal.valueOf(permille, 3)));
        return factors;
    }
}
