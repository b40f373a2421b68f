package io.headroom.content.binding;

import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a file says for its knobs: of each a value, or several, as the knob lists them. */
final class KnobSettings {
    private final List<Turnable> knobs;
    private final List<String> names;
    private final Map<String, Drawn> conditions;
    private final List<Problem> problems;

    /**
     * A reader.
     *
     * @param conditions by which a value may be said, by name
     */
    KnobSettings(List<Turnable> knobs, Map<String, Drawn> conditions, List<Problem> problems) {
        this.knobs = knobs;
        this.conditions = conditions;
        this.problems = problems;
        names = knobs.stream().map(Turnable::id).toList();
    }

    /** A value for each of some knobs; what is wrong is noted, and left out. */
    Map<String, Daily> values(Map<String, Daily> said) {
        Map<String, Daily> values = new LinkedHashMap<>();
        said.forEach(
                (id, daily) -> {
                    Turnable knob = find(id, daily.at());
                    if (knob != null && daily.fits(knob, conditions, problems)) {
                        values.put(id, daily);
                    }
                });
        return values;
    }

    /** Values for each of some knobs, each once. */
    Map<String, List<String>> lists(Map<String, List<Located>> said) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        said.forEach(
                (id, items) -> {
                    Set<String> known = new HashSet<>();
                    List<String> values = new ArrayList<>();
                    for (Located item : items) {
                        values.addAll(value(id, item).values());
                        if (!known.add(Template.said(item))) {
                            problems.add(item.problem("each value of a knob once"));
                        }
                    }
                    lists.put(id, values);
                });
        return lists;
    }

    /** Steps of knobs that there are. */
    void requireKnown(Located at) {
        at.fields().forEach(id -> find(id, at.at(id)));
    }

    private Map<String, String> value(String id, Located at) {
        Turnable knob = find(id, at);
        String said = Template.said(at);
        String wrong = knob == null ? null : knob.wrong(said);
        if (wrong != null) {
            problems.add(at.problem(wrong));
        }
        return knob == null || wrong != null ? Map.of() : Map.of(id, said);
    }

    private @Nullable Turnable find(String id, Located at) {
        int place = names.indexOf(id);
        if (place < 0) {
            problems.add(at.problem("a knob '" + id + "'", "knobs of " + names));
            return null;
        }
        return knobs.get(place);
    }
}
