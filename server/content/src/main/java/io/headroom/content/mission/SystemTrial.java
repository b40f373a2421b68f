package io.headroom.content.mission;

import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.content.grammar.SimulatorRefusal;
import io.headroom.content.simulation.Description;
import io.headroom.content.simulation.Experiment;
import io.headroom.content.simulation.Storm;
import io.headroom.game.id.KnobId;
import io.headroom.game.scenario.Condition;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;
import io.headroom.simulator.Simulation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Tries a track's system when its file is read, so that no class finds out that the file is wrong.
 * That settings cannot be together is a result; what teams set out from is what can be.
 */
final class SystemTrial {
    private static final int WRITTEN_PERMILLE = 1_000;

    private final TrackPlanner planner;
    private final List<Condition> conditions;
    private final long lengthNanos;
    private final List<Problem> problems;

    SystemTrial(
            TrackPlanner planner,
            List<Condition> conditions,
            long lengthNanos,
            List<Problem> problems) {
        this.planner = planner;
        this.conditions = conditions;
        this.lengthNanos = lengthNanos;
        this.problems = problems;
    }

    /**
     * A description that would be refused in a game is refused now.
     *
     * @param outset what teams set out from under conditions, which must be a system
     */
    void settings(List<Knob> knobs, Function<Conditions, List<Configuration>> outset) {
        Set<Configuration> turned = new LinkedHashSet<>(corners(knobs));
        turned.addAll(values(knobs));
        for (Conditions drawn : List.of(least(), written(), greatest())) {
            List<Configuration> offered = outset.apply(drawn);
            Set<Configuration> tried = new LinkedHashSet<>(offered);
            tried.addAll(turned);
            for (Configuration configuration : tried) {
                Description.Read read =
                        planner.read(configuration, drawn, Storm.Draw.LEAST, lengthNanos);
                if (read.experiment() == null
                        && !(read.cannotBe() && !offered.contains(configuration))) {
                    problems.addAll(read.problems());
                    return;
                }
            }
        }
    }

    /** What a system cannot meet, of what happens to it, is refused now. */
    void events(Located at, Configuration configuration) {
        for (Storm.Draw draw : List.of(Storm.Draw.LEAST, Storm.Draw.MOST)) {
            Description.Read read = planner.read(configuration, written(), draw, lengthNanos);
            Experiment experiment = read.experiment();
            if (experiment == null) {
                problems.addAll(read.problems());
                return;
            }
            Simulation trial = Simulation.start(experiment.plan(), 1, lengthNanos);
            Located weather = at.at("weather");
            intervene(trial, experiment.timetable(), at.at("events"));
            intervene(trial, experiment.storm().burst().events(), weather.at("burst"));
            intervene(trial, experiment.storm().fault().events(), weather.at("fault"));
        }
    }

    /** The weather of a track at its greatest; none of what is refused. */
    Storm most(Configuration configuration) {
        Experiment read =
                planner.read(configuration, written(), Storm.Draw.MOST, lengthNanos).experiment();
        return read == null ? Storm.NONE : read.storm();
    }

    private void intervene(Simulation trial, List<Experiment.Timed> events, Located list) {
        for (int index = 0; index < events.size(); index++) {
            try {
                trial.intervene(events.get(index).intervention());
            } catch (IllegalArgumentException e) {
                String expected = "something that can happen to the system";
                problems.add(
                        list.items().get(index).problem(SimulatorRefusal.sentence(e), expected));
                return;
            }
        }
    }

    private Conditions written() {
        return conditions(each -> WRITTEN_PERMILLE);
    }

    private Conditions least() {
        return conditions(Condition::leastPermille);
    }

    private Conditions greatest() {
        return conditions(Condition::mostPermille);
    }

    private Conditions conditions(ToIntFunction<Condition> permille) {
        SortedMap<String, Integer> drawn = new TreeMap<>();
        conditions.forEach(each -> drawn.put(each.name(), permille.applyAsInt(each)));
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
        return corners.stream().map(Configuration::new).toList();
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
}
