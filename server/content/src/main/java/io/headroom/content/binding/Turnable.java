package io.headroom.content.binding;

import io.headroom.content.document.Located;
import io.headroom.content.document.Nearest;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * A knob of a file: an id with values, which are numbers that rise or the names of choices, each of
 * which sets whole blocks.
 *
 * @param id what {@code $id} stands for
 * @param values every value it can take, in the order of its screen
 * @param unit what a screen shows behind a number; empty for nothing
 * @param divisor what a screen divides a number by
 * @param choices what each named choice says; empty for numbers
 * @param at where it stands
 */
public record Turnable(
        String id,
        List<String> values,
        String unit,
        int divisor,
        Map<String, Located> choices,
        Located at) {
    /** Keeps its own copies. */
    public Turnable {
        values = List.copyOf(values);
        choices = Map.copyOf(choices);
    }

    /** Whether {@code $id} stands for it; otherwise its id is the path of a field. */
    public boolean hasId() {
        return at.has("id");
    }

    /** Whether its values are names. */
    public boolean named() {
        return !choices.isEmpty();
    }

    /** What is wrong with a value; null when the knob has it. */
    public @Nullable String wrong(String value) {
        if (values.contains(value)) {
            return null;
        }
        if (named()) {
            return Nearest.oneOf(value, values);
        }
        return values.size() <= 12
                ? "one of " + values
                : "one of the %d values from %s to %s"
                        .formatted(values.size(), values.getFirst(), values.getLast());
    }
}
