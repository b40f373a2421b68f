package io.headroom.content.search;

import java.util.List;

/**
 * What may be turned.
 *
 * @param name what it is called: a path of the file, or the id of a knob
 * @param values as the file would say them, in their order
 */
public record SearchKnob(String name, List<String> values) {
    /** Keeps its own copy. */
    public SearchKnob {
        values = List.copyOf(values);
    }
}
