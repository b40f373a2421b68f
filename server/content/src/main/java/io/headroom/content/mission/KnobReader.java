package io.headroom.content.mission;

import io.headroom.content.binding.Template;
import io.headroom.content.binding.Turnable;
import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.game.id.KnobId;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes knobs of a game out of those of a file, and reads settings of them. A game's values are
 * whole numbers; a choice is its place in the list.
 */
final class KnobReader {
    /** Most configurations of a frontier grid, so that a game starts within seconds. */
    static final int MOST_IN_GRID = 200;

    /** Most values of a knob, so that it stays a slider. */
    static final int MOST_VALUES = 200;

    private final List<Turnable> knobs;
    private final List<Problem> problems;

    KnobReader(List<Turnable> knobs, List<Problem> problems) {
        this.knobs = knobs;
        this.problems = problems;
    }

    /** What a file says for a value of a game. */
    static String written(Turnable knob, long value) {
        if (!knob.named()) {
            return Long.toString(value);
        }
        if (value < 0 || value >= knob.values().size()) {
            throw new IllegalArgumentException("no choice " + value + " of " + knob.id());
        }
        return knob.values().get((int) value);
    }

    /** The knobs of a track-round, in the order of the file. */
    List<Knob> knobs(Texts texts) {
        List<Knob> made = new ArrayList<>();
        texts.requireOnly(knobs.stream().map(Turnable::id).toList(), "knob");
        for (Turnable knob : knobs) {
            List<Long> values = values(knob);
            if (values.size() < 2 || values.size() > MOST_VALUES) {
                String found = values.size() + " values";
                problems.add(knob.at().problem(found, "2 to " + MOST_VALUES + " values"));
            }
            Texts own = texts.part(knob.id());
            own.part("choices").requireOnly(knob.named() ? knob.values() : List.of(), "choice");
            List<String> names =
                    knob.named()
                            ? knob.values().stream().map(own.part("choices")::text).toList()
                            : List.of();
            made.add(
                    new Knob(
                            new KnobId(knob.id()),
                            own.text("label"),
                            own.text("plainWords"),
                            knob.at().at("unit").text(),
                            knob.at().has("divisor") ? knob.at().at("divisor").integer() : 1,
                            values,
                            names));
        }
        return made;
    }

    private List<Long> values(Turnable knob) {
        List<Long> values = new ArrayList<>();
        for (int place = 0; place < knob.values().size(); place++) {
            values.add(knob.named() ? place : whole(knob, knob.values().get(place)));
        }
        return values;
    }

    private long whole(Turnable knob, String value) {
        BigDecimal number = new BigDecimal(value);
        if (number.stripTrailingZeros().scale() > 0) {
            problems.add(knob.at().problem(value, "whole numbers, in a smaller unit"));
        }
        return number.longValue();
    }

    /** A value for each knob. */
    Configuration configuration(Located at) {
        requireKnown(at);
        SortedMap<KnobId, Long> values = new TreeMap<>();
        for (Turnable knob : knobs) {
            values.put(new KnobId(knob.id()), value(at.at(knob.id()), knob));
        }
        return new Configuration(values);
    }

    private long value(Located at, Turnable knob) {
        String said = Template.said(at);
        String wrong = knob.wrong(said);
        if (wrong != null) {
            problems.add(at.problem(wrong));
            return 0;
        }
        return knob.named() ? knob.values().indexOf(said) : whole(knob, said);
    }

    /** Every combination of the values that are listed for each knob. */
    List<Configuration> grid(Located at) {
        requireKnown(at);
        List<SortedMap<KnobId, Long>> grid = List.of(new TreeMap<>());
        for (Turnable knob : knobs) {
            Located listed = at.at(knob.id());
            if (!listed.node().isArray() || listed.node().isEmpty()) {
                problems.add(listed.problem("a list of values of this knob"));
                continue;
            }
            List<SortedMap<KnobId, Long>> wider = new ArrayList<>();
            Set<Long> known = new HashSet<>();
            for (Located item : listed.items()) {
                long value = value(item, knob);
                if (!known.add(value)) {
                    problems.add(item.problem("each value of a knob once"));
                }
                for (SortedMap<KnobId, Long> narrower : grid) {
                    SortedMap<KnobId, Long> values = new TreeMap<>(narrower);
                    values.put(new KnobId(knob.id()), value);
                    wider.add(values);
                }
            }
            grid = wider;
            if (grid.size() > MOST_IN_GRID) {
                String found = "more than " + grid.size() + " configurations";
                problems.add(at.problem(found, MOST_IN_GRID + " at most"));
                return List.of();
            }
        }
        return grid.stream().map(Configuration::new).toList();
    }

    /** Archetypes by their steps from the frontier. */
    List<Archetype> archetypes(Located at) {
        List<Archetype> archetypes = new ArrayList<>();
        for (String name : at.fields()) {
            Located written = at.at(name);
            requireKnown(written);
            SortedMap<KnobId, Integer> steps = new TreeMap<>();
            for (String knob : written.fields()) {
                steps.put(new KnobId(knob), written.at(knob).integer());
            }
            archetypes.add(new Archetype(name, steps));
        }
        return archetypes;
    }

    private void requireKnown(Located at) {
        List<String> names = knobs.stream().map(Turnable::id).toList();
        for (String field : at.fields()) {
            if (!names.contains(field)) {
                problems.add(at.at(field).problem("a knob '" + field + "'", "knobs of " + names));
            }
        }
    }
}
