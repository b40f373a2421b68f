package io.headroom.content.mission;

import io.headroom.game.chance.Seeds;
import io.headroom.game.frontier.GhostSearch;
import io.headroom.game.id.KnobId;
import io.headroom.game.result.Anchors;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.Knob;
import io.headroom.game.scenario.Planned;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.scenario.Weather;
import io.headroom.simulator.Simulation;
import io.headroom.simulator.chance.Words;
import io.headroom.simulator.measure.Measurement;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * What designs earn on a track in one draw of a game's conditions, with the ghosts that the game's
 * own search finds there. Its {@code main} prints the whole sheet.
 */
final class BalanceSheet {
    private final TrackRound track;
    private final List<Archetype> archetypes;
    private final Conditions conditions;
    private final Ghosts ghosts;

    private BalanceSheet(TrackRound track, List<Archetype> archetypes, long draw) {
        this.track = track;
        this.archetypes = archetypes;
        this.conditions = conditions(track, draw);
        this.ghosts =
                GhostSearch.search(track, conditions, Seeds.derive(draw, "practice"), () -> false);
    }

    /** What comes in a live run of the seeds. */
    enum Sky {
        CALM,
        STORM,

        /** A storm without its fault. */
        BURST
    }

    /** How one design did in one live run. */
    record Outcome(long offered, double adherence, double cost, Measurement measurement) {}

    /** The sheet of a track in one draw of conditions; draw 0 is the scenario as it is written. */
    static BalanceSheet of(TrackRound track, List<Archetype> archetypes, long draw) {
        return new BalanceSheet(track, archetypes, draw);
    }

    Ghosts ghosts() {
        return ghosts;
    }

    /** Every design of the sheet, best first as the order should be. */
    Map<String, Configuration> designs() {
        Map<String, Configuration> designs = new LinkedHashMap<>();
        designs.put("frontier", ghosts.frontier());
        for (Archetype archetype : archetypes) {
            if (archetype.name().equals("starver")) {
                designs.put("overbuild", ghosts.overbuild());
            }
            designs.put(archetype.name(), archetype.beside(ghosts.frontier(), track.knobs()));
        }
        designs.put("par", track.par());
        return designs;
    }

    /** One live run of a design. */
    Outcome run(Configuration configuration, long seed, Sky sky) {
        long length = track.lengthNanos();
        Weather weather = sky == Sky.CALM ? Weather.CALM : Weather.storm(seed);
        Planned planned = track.planner().plan(configuration, conditions, weather, length);
        Simulation simulation = Simulation.start(planned.plan(), seed);
        for (Planned.Timed timed : planned.timetable()) {
            if (sky != Sky.BURST || !planned.fault().contains(timed.intervention())) {
                simulation.advanceTo(timed.atNanos());
                simulation.intervene(timed.intervention());
            }
        }
        simulation.advanceTo(length);
        double cost = simulation.measure().cost();
        simulation.drain();
        Measurement end = simulation.measure();
        double perGood = end.costPerGoodUnit(cost);
        return new Outcome(end.offered(), end.adherence(), perGood, end);
    }

    /** What the score measures against in one live run. */
    Anchors anchors(long seed, Sky sky) {
        Outcome frontier = run(ghosts.frontier(), seed, sky);
        Outcome overbuild = run(ghosts.overbuild(), seed, sky);
        return new Anchors(
                track.floorShare(),
                track.targetShare(),
                frontier.adherence(),
                frontier.cost(),
                overbuild.cost());
    }

    /** Points before the lock that a design earns in one live run. */
    double points(Configuration configuration, long seed, Sky sky) {
        return points(run(configuration, seed, sky), anchors(seed, sky));
    }

    static double points(Outcome outcome, Anchors anchors) {
        return anchors.terms(outcome.adherence(), outcome.cost()).exactPoints();
    }

    /** Mean over live seeds, by design. */
    Map<String, Double> means(int seeds, Sky sky, BiFunction<Outcome, Anchors, Double> value) {
        Map<String, Double> means = new LinkedHashMap<>();
        for (int seed = 0; seed < seeds; seed++) {
            Anchors anchors = anchors(seed, sky);
            for (Map.Entry<String, Configuration> design : designs().entrySet()) {
                double one = value.apply(run(design.getValue(), seed, sky), anchors);
                means.merge(design.getKey(), one / seeds, Double::sum);
            }
        }
        return means;
    }

    /** The conditions of a draw: each within 15 % of what is written. */
    private static Conditions conditions(TrackRound track, long draw) {
        SortedMap<String, Integer> permille = new TreeMap<>();
        for (String name : track.conditionNames()) {
            long drawn = Words.below(Seeds.derive(draw, "conditions/" + name), 301);
            permille.put(name, draw == 0 ? 1_000 : Math.toIntExact(850 + drawn));
        }
        return new Conditions(permille);
    }

    /** Prints the sheets of all tracks; arguments: number of draws, number of live seeds. */
    public static void main(String[] arguments) {
        int draws = Integer.parseInt(arguments[0]);
        int seeds = Integer.parseInt(arguments[1]);
        Scenarios scenarios = Scenarios.bundled();
        for (Scenario scenario : scenarios.all()) {
            scenario.rounds()
                    .forEach(
                            round -> {
                                for (TrackRound track : round.tracks()) {
                                    List<Archetype> archetypes =
                                            scenarios.archetypes(
                                                    scenario.id(), round.number(), track.track());
                                    System.out.println("== " + track.track().value());
                                    for (int draw = 0; draw < draws; draw++) {
                                        of(track, archetypes, draw)
                                                .print(System.out, seeds, draw == 0);
                                    }
                                }
                            });
        }
    }

    private void print(PrintStream out, int seeds, boolean sweeps) {
        out.printf("%s F %s%n", conditions.permille(), shown(ghosts.frontier()));
        for (Sky sky : Sky.values()) {
            Anchors anchors = anchors(0, sky);
            double ratio = anchors.overbuildCost() / anchors.frontierCost();
            out.printf(
                    "  %s A_F %.3f K_F %.4g K_O/K_F %.2f%n",
                    sky, anchors.frontierAdherence(), anchors.frontierCost(), ratio);
            Map<String, Double> points = means(seeds, sky, BalanceSheet::points);
            Map<String, Double> adherence =
                    means(seeds, sky, (outcome, all) -> outcome.adherence());
            Map<String, Double> cost =
                    means(seeds, sky, (outcome, all) -> outcome.cost() / all.frontierCost());
            designs()
                    .forEach(
                            (name, configuration) ->
                                    out.printf(
                                            "    %-9s %-24s A %.3f K/K_F %5.2f points %4.0f%n",
                                            name,
                                            shown(configuration),
                                            adherence.get(name),
                                            cost.get(name),
                                            points.get(name)));
            if (sweeps) {
                sweep(out, sky, anchors);
            }
        }
    }

    private void sweep(PrintStream out, Sky sky, Anchors anchors) {
        for (Knob knob : track.knobs()) {
            List<String> cells = new ArrayList<>();
            for (long value : knob.values()) {
                Outcome outcome = run(with(knob.id(), value), 0, sky);
                cells.add(
                        String.format(
                                "%d:%.3f=%.0f",
                                value, outcome.adherence(), points(outcome, anchors)));
            }
            out.printf("    %s %s%n", knob.id().value(), String.join(" ", cells));
        }
    }

    /** The frontier with another value of one knob. */
    Configuration with(KnobId knob, long value) {
        SortedMap<KnobId, Long> values = new TreeMap<>(ghosts.frontier().values());
        values.put(knob, value);
        return new Configuration(values);
    }

    private static String shown(Configuration configuration) {
        List<String> values = new ArrayList<>();
        configuration.values().forEach((knob, value) -> values.add(knob.value() + " " + value));
        return String.join(" ", values);
    }
}
