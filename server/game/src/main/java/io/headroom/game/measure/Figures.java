package io.headroom.game.measure;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values by the name of their {@link Measure}, in the order in which they were put; a name that is
 * not there has none, as the response time of nobody.
 */
public record Figures(Map<String, Double> values) {
    /** Keeps its own copy. */
    public Figures {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Some measures of what was measured. */
    public static Figures of(Collection<Measure> measures, Measured measured) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Measure measure : measures) {
            double value = measure.of(measured);
            if (!Double.isNaN(value)) {
                values.put(measure.name(), value);
            }
        }
        return new Figures(values);
    }

    /** A: the share of offered units that were good; 0 where none is known. */
    public double adherence() {
        return values.getOrDefault(Measures.ADHERENCE.name(), 0.0);
    }

    /** K: the cost of a good unit; infinite where none is known. */
    public double costPerGood() {
        return values.getOrDefault(Measures.COST_PER_GOOD.name(), Double.POSITIVE_INFINITY);
    }
}
