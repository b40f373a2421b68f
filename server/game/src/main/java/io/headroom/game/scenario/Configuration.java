package io.headroom.game.scenario;

import io.headroom.game.id.KnobId;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A serving configuration: a value for each knob of a track-round.
 *
 * @param values in each knob's own unit, ordered by the knob's name
 */
public record Configuration(SortedMap<KnobId, Long> values) {
    /** Keeps its own ordered copy. */
    public Configuration {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** The same with one knob at another value. */
    public Configuration with(KnobId knob, long value) {
        SortedMap<KnobId, Long> turned = new TreeMap<>(values);
        turned.put(knob, value);
        return new Configuration(turned);
    }

    /**
     * The value of a knob.
     *
     * @throws IllegalArgumentException when the configuration has no such knob: a bug, for
     *     configurations are checked against their track-round when they come in
     */
    public long value(KnobId knob) {
        Long value = values.get(knob);
        if (value == null) {
            throw new IllegalArgumentException("no knob " + knob.value() + " in " + values);
        }
        return value;
    }
}
