package io.headroom.content.binding;

import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a file sets a knob out with: a value, or what a curve says at a condition of the day, and
 * then the nearest value that the knob has. So a track-round that draws twice as much traffic sets
 * out with twice as many servers, and its start is as bad as it was.
 *
 * @param at where it stands: the value, or what says it by the day
 * @param of the condition; null for a value
 * @param curve by the factor that the condition has; null for a value
 */
record Daily(Located at, @Nullable Located of, @Nullable Located curve) {
    private static final Shape<Daily> BY_DAY =
            Shape.of("day", "what a curve says at a condition of the day", Daily::byDay);

    /** What a file says of one. */
    static final Kind<Daily> VALUE =
            Kind.when(
                    at -> at.node().isObject(),
                    BY_DAY,
                    WordKinds.SCALAR.map(at -> new Daily(at, null, null)));

    private static Function<Values, @Nullable Daily> byDay(RowList rows) {
        var of = rows.of("of", WordKinds.placed(Template.NAMED), "the condition");
        var curve = rows.of("curve", Derived.CURVE, "numbers at its factors, straight between");
        return is -> new Daily(is.at(), is.of(of), is.of(curve));
    }

    /**
     * Notes what is wrong with it.
     *
     * @return whether the knob has a value of it under whatever a game draws
     */
    boolean fits(Turnable knob, Map<String, Drawn> conditions, List<Problem> problems) {
        if (of == null || curve == null) {
            String wrong = knob.wrong(Template.said(at));
            if (wrong != null) {
                problems.add(at.problem(wrong));
            }
            return wrong == null;
        }
        Drawn drawn = conditions.get(of.text());
        if (drawn == null) {
            problems.add(Template.unknown(of, of.text(), conditions.keySet()));
            return false;
        }
        if (knob.named()) {
            problems.add(at.problem("one of " + knob.values() + ": a choice is no number"));
            return false;
        }
        BigDecimal least = BigDecimal.valueOf(drawn.leastPermille(), 3);
        BigDecimal most = BigDecimal.valueOf(drawn.mostPermille(), 3);
        boolean reaches = least.compareTo(within(least)) == 0 && most.compareTo(within(most)) == 0;
        if (!reaches) {
            String range = Derived.plain(least) + " to " + Derived.plain(most);
            problems.add(curve.problem("points that reach from " + range));
        }
        return reaches;
    }

    /**
     * The value under conditions; beyond the ends of a curve that of its end.
     *
     * @param knob one that it fits
     * @param factors of conditions, by name; 1 where none is given
     */
    String on(Turnable knob, Map<String, BigDecimal> factors) {
        if (of == null || curve == null) {
            return Template.said(at);
        }
        BigDecimal said = said(factors.getOrDefault(of.text(), BigDecimal.ONE), curve);
        String nearest = knob.values().getFirst();
        for (String value : knob.values()) {
            if (distance(value, said).compareTo(distance(nearest, said)) < 0) {
                nearest = value;
            }
        }
        return nearest;
    }

    private BigDecimal said(BigDecimal factor, Located points) {
        try {
            return Derived.bend(points, within(factor)).node().decimalValue();
        } catch (Expression.Undefined e) {
            throw new IllegalStateException("no point of " + points.shown() + " at " + factor, e);
        }
    }

    /** The nearest factor between the first and the last point of the curve. */
    private BigDecimal within(BigDecimal factor) {
        BigDecimal first = null;
        BigDecimal last = null;
        for (String field : curve == null ? List.<String>of() : curve.fields()) {
            BigDecimal point = new BigDecimal(field);
            first = first == null ? point : first.min(point);
            last = last == null ? point : last.max(point);
        }
        return first == null || last == null ? factor : factor.max(first).min(last);
    }

    private static BigDecimal distance(String value, BigDecimal said) {
        return new BigDecimal(value).subtract(said).abs();
    }
}
