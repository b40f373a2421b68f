package io.headroom.game.measure;

import io.headroom.game.MayBeInfinite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a practice run showed, by the name of each {@link Measure}: the mean and the range over the
 * replications that have the figure. A name that is not there has none in any.
 *
 * @param replications independent runs with the same configuration
 */
public record Spreads(int replications, Map<String, Spread> figures) {
    /** A mean with the least and the greatest of the replications. */
    public record Spread(
            @MayBeInfinite double mean, @MayBeInfinite double low, @MayBeInfinite double high) {}

    /** Keeps its own copy. */
    public Spreads {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** Some measures of replications. */
    public static Spreads of(List<Measure> measures, List<Measured> replications) {
        Map<String, Spread> figures = new LinkedHashMap<>();
        for (Measure measure : measures) {
            double[] values =
                    replications.stream()
                            .mapToDouble(measure::of)
                            .filter(value -> !Double.isNaN(value))
                            .toArray();
            if (values.length > 0) {
                figures.put(measure.name(), spread(values));
            }
        }
        return new Spreads(replications.size(), figures);
    }

    private static Spread spread(double[] values) {
        double sum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            sum += value;
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new Spread(sum / values.length, low, high);
    }

    /** A: the mean share of offered units that were good. */
    public double adherence() {
        Spread spread = figures.get(Measures.ADHERENCE.name());
        return spread == null ? 0 : spread.mean();
    }

    /** K: the mean cost of a good unit; infinite when nothing was good in one of them. */
    public double costPerGood() {
        Spread spread = figures.get(Measures.COST_PER_GOOD.name());
        return spread == null ? Double.POSITIVE_INFINITY : spread.mean();
    }

    /** Mean, low and high of some measures, in their order; nothing of one that has none. */
    public List<Numbers> sent(List<Measure> measures) {
        List<Numbers> sent = new ArrayList<>();
        for (Measure measure : measures) {
            Spread of = FormerNames.found(figures, measure);
            sent.add(
                    of == null
                            ? Numbers.NONE
                            : Numbers.of(measure, of.mean(), of.low(), of.high()));
        }
        return List.copyOf(sent);
    }
}
