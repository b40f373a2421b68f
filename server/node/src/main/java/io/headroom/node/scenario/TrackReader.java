package io.headroom.node.scenario;

import io.headroom.game.id.KnobId;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;
import io.headroom.game.scenario.SystemPlanner;
import io.headroom.game.scenario.TrackRound;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what one track plays in one round. */
final class TrackReader {
    /** How far a condition may lie from what is written, in thousandths. */
    private static final int[] EXTREMES_PERMILLE = {850, 1_000, 1_150};

    private static final long TRIAL_NANOS = 1_000_000_000L;

    private final ContentFiles files;
    private final List<Problem> problems;

    TrackReader(ContentFiles files, List<Problem> problems) {
        this.files = files;
        this.problems = problems;
    }

    /**
     * A track-round and the archetypes of its balance sheet.
     *
     * @param archetypes in the order of the points that they should earn, best first
     */
    record Track(TrackRound round, List<Archetype> archetypes) {}

    /** The track in a document; what is wrong with it is noted. */
    Track read(Located at) {
        int before = problems.size();
        KnobReader reader = new KnobReader(problems);
        List<Knob> knobs = reader.knobs(at.at("knobs"));
        Configuration par = reader.configuration(at.at("par"), knobs);
        Configuration overbuild = reader.configuration(at.at("overbuild"), knobs);
        List<Configuration> grid = reader.grid(at.at("frontierGrid"), knobs);
        List<Archetype> archetypes = reader.archetypes(at.at("archetypes"), knobs);
        List<String> conditions = at.at("conditions").items().stream().map(Located::text).toList();
        AmountReader amounts = new AmountReader(knobs, conditions, problems);
        SystemPlanner planner =
                new SystemReader(amounts, new TraceReader(files, problems)).read(at.at("system"));
        requireShares(at);
        if (problems.size() == before) {
            tryExtremes(at.at("system"), knobs, conditions, planner);
        }
        TrackRound round =
                new TrackRound(
                        new TrackId(at.at("track").text()),
                        at.at("title").sentence(),
                        at.at("persona").sentence(),
                        at.at("crisis").sentence(),
                        at.at("objective").sentence(),
                        at.at("unitName").text(),
                        at.at("costUnit").text(),
                        knobs,
                        par,
                        overbuild,
                        at.at("floorShare").number(),
                        at.at("targetShare").number(),
                        at.at("pace").integer(),
                        grid,
                        conditions,
                        planner);
        return new Track(round, archetypes);
    }

    private void requireShares(Located at) {
        double floor = at.at("floorShare").number();
        double target = at.at("targetShare").number();
        if (target <= floor) {
            problems.add(at.at("targetShare").problem("more than floorShare, " + floor));
        }
    }

    /** A description that the engine would refuse in a game is refused now. */
    private void tryExtremes(
            Located at, List<Knob> knobs, List<String> conditions, SystemPlanner planner) {
        for (Configuration configuration : corners(knobs)) {
            for (int permille : EXTREMES_PERMILLE) {
                SortedMap<String, Integer> drawn = new TreeMap<>();
                conditions.forEach(name -> drawn.put(name, permille));
                try {
                    planner.plan(configuration, new Conditions(drawn), TRIAL_NANOS);
                } catch (IllegalArgumentException | ArithmeticException e) {
                    String found = e.getMessage() + " at " + shown(configuration);
                    problems.add(at.problem(found, "a system for every configuration"));
                    return;
                }
            }
        }
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

    private static String shown(Configuration configuration) {
        List<String> values = new ArrayList<>();
        configuration.values().forEach((knob, value) -> values.add(knob.value() + " " + value));
        return String.join(", ", values);
    }
}
