package io.headroom.content.mission;

import io.headroom.content.binding.Turnable;
import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.game.id.KnobId;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                            knob.unit(),
                            knob.divisor(),
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

    /**
     * A value for each knob.
     *
     * @param said those that the file says
     * @param at where, for what is not said
     */
    Configuration configuration(Map<String, String> said, Located at) {
        SortedMap<KnobId, Long> values = new TreeMap<>();
        for (Turnable knob : knobs) {
            Located own = at.at(knob.id());
            if (!at.has(knob.id())) {
                problems.add(own.problem("a value of the knob"));
            }
            values.put(new KnobId(knob.id()), value(said.get(knob.id()), knob));
        }
        return new Configuration(values);
    }

    /**
     * A value for each knob, again and again: of what several are said for the next one each time,
     * and the last when there are no more.
     *
     * @param said those that the file says
     * @param at where, for what is not said
     */
    List<Configuration> ladder(Map<String, List<String>> said, Located at) {
        int rungs = said.values().stream().mapToInt(List::size).max().orElse(1);
        List<Configuration> ladder = new ArrayList<>();
        for (int rung = 0; rung < Math.max(1, rungs); rung++) {
            Map<String, String> values = new HashMap<>();
            for (Map.Entry<String, List<String>> each : said.entrySet()) {
                List<String> all = each.getValue();
                if (!all.isEmpty()) {
                    values.put(each.getKey(), all.get(Math.min(rung, all.size() - 1)));
                }
            }
            ladder.add(
                    ladder.isEmpty()
                            ? configuration(values, at)
                            : instead(values, ladder.getFirst()));
        }
        return ladder;
    }

    /** Other settings of the knobs that a file says some for. */
    Configuration instead(Map<String, String> said, Configuration otherwise) {
        SortedMap<KnobId, Long> values = new TreeMap<>(otherwise.values());
        for (Turnable knob : knobs) {
            String value = said.get(knob.id());
            if (value != null) {
                values.put(new KnobId(knob.id()), value(value, knob));
            }
        }
        return new Configuration(values);
    }

    /** What is wrong was noted by whoever read it. */
    private long value(@Nullable String said, Turnable knob) {
        if (said == null) {
            return 0;
        }
        return knob.named() ? knob.values().indexOf(said) : whole(knob, said);
    }

    /**
     * Every combination of the values that are listed for each knob.
     *
     * @param said those that the file lists
     * @param at where, for what is not said
     */
    List<Configuration> grid(Map<String, List<String>> said, Located at) {
        List<SortedMap<KnobId, Long>> grid = List.of(new TreeMap<>());
        for (Turnable knob : knobs) {
            if (!at.has(knob.id())) {
                problems.add(at.at(knob.id()).problem("a list of values of this knob"));
                continue;
            }
            List<SortedMap<KnobId, Long>> wider = new ArrayList<>();
            for (String value : said.getOrDefault(knob.id(), List.of())) {
                for (SortedMap<KnobId, Long> narrower : grid) {
                    SortedMap<KnobId, Long> values = new TreeMap<>(narrower);
                    values.put(new KnobId(knob.id()), value(value, knob));
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
    static List<Archetype> archetypes(Map<String, Map<String, Long>> said) {
        List<Archetype> archetypes = new ArrayList<>();
        said.forEach(
                (name, written) -> {
                    SortedMap<KnobId, Integer> steps = new TreeMap<>();
                    written.forEach((knob, step) -> steps.put(new KnobId(knob), step.intValue()));
                    archetypes.add(new Archetype(name, steps));
                });
        return archetypes;
    }
}
