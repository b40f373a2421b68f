package io.headroom.game.scenario;

import io.headroom.game.id.KnobId;

import java.util.List;

/**
 * One setting that a team can turn.
 *
 * @param label a word or two
 * @param plainWords one sentence for those who are lost
 * @param unit what is shown behind the number; empty for counts
 * @param divisor the shown number is the value divided by this
 * @param values every value it can take, rising
 * @param names of the values, for a knob that picks one of several; empty for numbers
 */
public record Knob(
        KnobId id,
        String label,
        String plainWords,
        String unit,
        int divisor,
        List<Long> values,
        List<String> names) {
    /** Keeps its own copies. */
    public Knob {
        values = List.copyOf(values);
        names = List.copyOf(names);
    }

    /** A knob of numbers. */
    public Knob(
            KnobId id,
            String label,
            String plainWords,
            String unit,
            int divisor,
            List<Long> values) {
        this(id, label, plainWords, unit, divisor, values, List.of());
    }
}
