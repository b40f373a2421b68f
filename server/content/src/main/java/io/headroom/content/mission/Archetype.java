package io.headroom.content.mission;

import io.headroom.game.id.KnobId;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A kind of team for the balance sheet, told by how far its knobs stand from the frontier's: "one
 * power step too many". Relative, because the frontier moves with a game's conditions.
 *
 * @param name such as {@code careful}
 * @param steps places on each knob's list of values, up or down; knobs that are not named stay
 */
public record Archetype(String name, SortedMap<KnobId, Integer> steps) {
    /** Keeps its own ordered copy. */
    public Archetype {
        steps = Collections.unmodifiableSortedMap(new TreeMap<>(steps));
    }

    /** The archetype's configuration beside a frontier; a knob stops at its end. */
    public Configuration beside(Configuration frontier, List<Knob> knobs) {
        SortedMap<KnobId, Long> values = new TreeMap<>();
        for (Knob knob : knobs) {
            int place = knob.values().indexOf(frontier.value(knob.id()));
            int moved = place + steps.getOrDefault(knob.id(), 0);
            int last = knob.values().size() - 1;
            values.put(knob.id(), knob.values().get(Math.clamp(moved, 0, last)));
        }
        return new Configuration(values);
    }
}
