package io.headroom.content.mission;

import io.headroom.content.document.EngineWords;
import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.game.id.KnobId;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Fault;
import io.headroom.game.scenario.Knob;
import io.headroom.game.scenario.SystemPlanner;
import io.headroom.simulator.Simulation;
import io.headroom.simulator.SimulationPlan;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tries a track's system when its file is read, so that no class finds out that it cannot be. */
final class SystemTrial {
    /** How far a condition may lie from what is written, in thousandths. */
    private static final int[] EXTREMES_PERMILLE = {850, 1_000, 1_150};

    private static final long TRIAL_NANOS = 1_000_000_000L;

    private final SystemPlanner planner;
    private final List<String> conditions;
    private final List<Problem> problems;

    SystemTrial(SystemPlanner planner, List<String> conditions, List<Problem> problems) {
        this.planner = planner;
        this.conditions = conditions;
        this.problems = problems;
    }

    /**
     * A description that the engine would refuse in a game is refused now.
     *
     * @param par what faults are tried with
     */
    void settings(Located at, List<Knob> knobs, Configuration par) {
        List<Configuration> tried = corners(knobs);
        tried.addAll(values(knobs));
        tried.add(par);
        for (Configuration configuration : tried) {
            for (int permille : EXTREMES_PERMILLE) {
                try {
                    planner.plan(configuration, conditions(permille), TRIAL_NANOS);
                } catch (IllegalArgumentException e) {
                    refuse(EngineWords.inTrack(at, e), configuration);
                    return;
                } catch (ArithmeticException e) {
                    refuse(
                            new EngineWords.Told(at, "numbers that are too large", "smaller ones"),
                            configuration);
                    return;
                }
            }
        }
    }

    private void refuse(EngineWords.Told told, Configuration configuration) {
        String found = told.found() + " at " + shown(configuration);
        problems.add(told.at().problem(found, told.expected() + ", for every configuration"));
    }

    /** A fault that a system cannot meet is refused now. */
    void fault(Located at, Fault fault, Configuration configuration) {
        SimulationPlan plan = planner.plan(configuration, conditions(1_000), TRIAL_NANOS);
        Simulation trial = Simulation.start(plan, 1, TRIAL_NANOS);
        List<Located> effects = at.at("effects").items();
        for (int index = 0; index < effects.size(); index++) {
            try {
                trial.intervene(fault.effects().get(index).lasting(TRIAL_NANOS));
            } catch (IllegalArgumentException e) {
                problems.add(
                        effects.get(index)
                                .problem(
                                        EngineWords.sentence(e),
                                        "something that can happen to the system"));
            }
        }
    }

    private Conditions conditions(int permille) {
        SortedMap<String, Integer> drawn = new TreeMap<>();
        conditions.forEach(name -> drawn.put(name, permille));
        return new Conditions(drawn);
    }

    /** Every combination of the least and greatest values of all knobs. */
    private static List<Configuration> corners(List<Knob> knobs) {
        List<SortedMap<KnobId, Long>> corners = List.of(new TreeMap<>());
        for (Knob knob : knobs) {
            List<SortedMap<KnobId, Long>> wider = new ArrayList<>();
            for (SortedMap<KnobId, Long> corner : corners) {
                for (long end : List.of(knob.values().getFirst(), knob.values().getLast())) {
                    SortedMap<KnobId, Long> values = new TreeMap<>(corner);
                    values.put(knob.id(), end);
                    wider.add(values);
                }
            }
            corners = wider;
        }
        return new ArrayList<>(corners.stream().map(Configuration::new).toList());
    }

    /** Every value of each knob, since a curve may bend between its ends. */
    private static List<Configuration> values(List<Knob> knobs) {
        List<Configuration> configurations = new ArrayList<>();
        for (Knob turned : knobs) {
            for (long value : turned.values()) {
                SortedMap<KnobId, Long> least = new TreeMap<>();
                SortedMap<KnobId, Long> greatest = new TreeMap<>();
                for (Knob knob : knobs) {
                    least.put(knob.id(), knob.values().getFirst());
                    greatest.put(knob.id(), knob.values().getLast());
                }
                least.put(turned.id(), value);
                greatest.put(turned.id(), value);
                configurations.add(new Configuration(least));
                configurations.add(new Configuration(greatest));
            }
        }
        return configurations;
    }

    private static String shown(Configuration configuration) {
        List<String> values = new ArrayList<>();
        configuration.values().forEach((knob, value) -> values.add(knob.value() + " " + value));
        return String.join(", ", values);
    }
}
