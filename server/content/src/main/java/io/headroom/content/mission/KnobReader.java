package io.headroom.content.mission;

import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.game.id.KnobId;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads knobs, and settings of them. */
final class KnobReader {
    /** Most configurations of a frontier grid, so that a game starts within seconds. */
    static final int MOST_IN_GRID = 200;

    /** Most values of a knob, so that it stays a slider. */
    private static final int MOST_VALUES = 200;

    private final List<Problem> problems;

    KnobReader(List<Problem> problems) {
        this.problems = problems;
    }

    /** The knobs of a track-round, in the order of the file. */
    List<Knob> knobs(Located at) {
        List<Knob> knobs = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Located item : at.items()) {
            String id = item.at("id").text();
            if (!ids.add(id)) {
                problems.add(item.at("id").problem("an id that no other knob has"));
            }
            knobs.add(
                    new Knob(
                            new KnobId(id),
                            item.at("label").sentence(),
                            item.at("plainWords").sentence(),
                            item.at("unit").text(),
                            item.at("divisor").integer(),
                            values(item.at("values"))));
        }
        return knobs;
    }

    private List<Long> values(Located at) {
        List<Long> values = new ArrayList<>();
        if (at.node().isArray()) {
            at.items().forEach(item -> values.add(item.longInteger()));
        } else {
            long from = at.at("from").longInteger();
            long to = at.at("to").longInteger();
            long step = at.at("step").longInteger();
            if (to <= from || (to - from) % step != 0 || (to - from) / step >= MOST_VALUES) {
                problems.add(
                        at.problem(
                                "a 'to' that lies a whole number of steps above 'from', fewer than "
                                        + MOST_VALUES));
                return List.of(from);
            }
            for (long value = from; value <= to; value += step) {
                values.add(value);
            }
        }
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i) <= values.get(i - 1)) {
                problems.add(at.problem("values that rise"));
                break;
            }
        }
        return values;
    }

    /** A value for each knob. */
    Configuration configuration(Located at, List<Knob> knobs) {
        requireKnown(at, knobs);
        SortedMap<KnobId, Long> values = new TreeMap<>();
        for (Knob knob : knobs) {
            Located value = at.at(knob.id().value());
            values.put(knob.id(), value.longInteger());
            if (!value.node().isIntegralNumber() || !knob.values().contains(value.longInteger())) {
                problems.add(value.problem(oneOf(knob)));
            }
        }
        return new Configuration(values);
    }

    /** Every combination of the values that are listed for each knob. */
    List<Configuration> grid(Located at, List<Knob> knobs) {
        requireKnown(at, knobs);
        List<SortedMap<KnobId, Long>> grid = List.of(new TreeMap<>());
        for (Knob knob : knobs) {
            Located listed = at.at(knob.id().value());
            if (listed.node().isMissingNode()) {
                problems.add(listed.problem("a list of values of this knob"));
                continue;
            }
            List<SortedMap<KnobId, Long>> wider = new ArrayList<>();
            for (Located value : listed.items()) {
                if (!knob.values().contains(value.longInteger())) {
                    problems.add(value.problem(oneOf(knob)));
                }
                for (SortedMap<KnobId, Long> narrower : grid) {
                    SortedMap<KnobId, Long> values = new TreeMap<>(narrower);
                    values.put(knob.id(), value.longInteger());
                    wider.add(values);
                }
            }
            grid = wider;
            if (grid.size() > MOST_IN_GRID) {
                problems.add(
                        at.problem(
                                "more than " + grid.size() + " configurations",
                                MOST_IN_GRID + " at most"));
                return List.of();
            }
        }
        return grid.stream().map(Configuration::new).toList();
    }

    /** Archetypes by their steps from the frontier. */
    List<Archetype> archetypes(Located at, List<Knob> knobs) {
        List<Archetype> archetypes = new ArrayList<>();
        for (String name : at.fields()) {
            Located written = at.at(name);
            requireKnown(written, knobs);
            SortedMap<KnobId, Integer> steps = new TreeMap<>();
            for (String knob : written.fields()) {
                steps.put(new KnobId(knob), written.at(knob).integer());
            }
            archetypes.add(new Archetype(name, steps));
        }
        return archetypes;
    }

    private void requireKnown(Located at, List<Knob> knobs) {
        List<String> names = knobs.stream().map(knob -> knob.id().value()).toList();
        for (String field : at.fields()) {
            if (!names.contains(field)) {
                problems.add(at.at(field).problem("a knob '" + field + "'", "knobs of " + names));
            }
        }
    }

    private static String oneOf(Knob knob) {
        List<Long> values = knob.values();
        return values.size() <= 12
                ? "one of " + values
                : "one of the "
                        + values.size()
                        + " values from "
                        + values.getFirst()
                        + " to "
                        + values.getLast();
    }
}
