package io.headroom.game.measure;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Numbers on their way to a screen, with as many digits as are sent; null for what is infinite or
 * not measured. What each of them is was said before, by name.
 */
public record Numbers(List<@Nullable Double> values) {
    /** None. */
    public static final Numbers NONE = new Numbers(List.of());

    /** Keeps its own copy. */
    public Numbers {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** Numbers with four significant digits. */
    public static Numbers of(double... numbers) {
        List<@Nullable Double> sent = new ArrayList<>();
        for (double number : numbers) {
            sent.add(finite(Measure.rounded(number)));
        }
        return new Numbers(sent);
    }

    /** A measure's numbers, with its digits. */
    static Numbers of(Measure measure, double... numbers) {
        List<@Nullable Double> sent = new ArrayList<>();
        for (double number : numbers) {
            sent.add(finite(measure.sent(number)));
        }
        return new Numbers(sent);
    }

    /** The figures of some measures, in their order; one that has none is null. */
    public static Numbers of(List<Measure> measures, Figures figures) {
        List<@Nullable Double> sent = new ArrayList<>();
        for (Measure measure : measures) {
            Double value = FormerNames.found(figures.values(), measure);
            sent.add(value == null ? null : finite(measure.sent(value)));
        }
        return new Numbers(sent);
    }

    /** An index and the figures of some measures behind it. */
    public static Numbers of(int index, List<Measure> measures, Figures figures) {
        List<@Nullable Double> sent = new ArrayList<>();
        sent.add((double) index);
        sent.addAll(of(measures, figures).values());
        return new Numbers(sent);
    }

    /** The figures of one measure at several instants. */
    public static Numbers column(Measure measure, List<Figures> instants) {
        List<@Nullable Double> sent = new ArrayList<>();
        for (Figures figures : instants) {
            Double value = figures.values().get(measure.name());
            sent.add(value == null ? null : finite(measure.sent(value)));
        }
        return new Numbers(sent);
    }

    private static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? (Double) number : null;
    }
}
