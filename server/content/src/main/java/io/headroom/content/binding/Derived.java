package io.headroom.content.binding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;

import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * A value that is computed: an expression and, if it says so, what a table or a curve makes of it.
 *
 * @param of the expression
 * @param bent the table or curve; null for none
 * @param at where it stands
 */
record Derived(Expression of, @Nullable Located bent, Located at) {
    private static final MathContext DIGITS = MathContext.DECIMAL128;
    private static final String FORM =
            "an expression, or { of: EXPRESSION, curve: { 1: 10, 2: 30 } }, or a table";

    /**
     * What is written at a place; it uses these names, or what is wrong with it is noted.
     *
     * @param names that are defined further up
     */
    static Derived of(Located at, Set<String> names, List<Problem> problems) {
        Located text = at.node().isObject() ? at.at("of") : at;
        Located bent = at.has("curve") ? at.at("curve") : at.has("table") ? at.at("table") : null;
        boolean odd = at.node().isObject() && (bent == null || at.fields().size() != 2);
        if (!text.node().isValueNode() || odd) {
            problems.add(at.problem(FORM));
        }
        if (bent != null) {
            requireNumbers(bent, problems);
        }
        try {
            Expression expression = Expression.parse(text.text());
            for (String name : expression.names()) {
                if (!names.contains(name)) {
                    problems.add(Template.unknown(text, name, names));
                }
            }
            return new Derived(expression, bent, at);
        } catch (Expression.Undefined e) {
            if (!odd) {
                problems.add(text.problem(e.expected()));
            }
            return new Derived(zero(), bent, at);
        }
    }

    private static Expression zero() {
        try {
            return Expression.parse("0");
        } catch (Expression.Undefined e) {
            throw new IllegalStateException("0 is a number", e);
        }
    }

    private static void requireNumbers(Located bent, List<Problem> problems) {
        for (String x : bent.fields()) {
            boolean curve = bent.pointer().endsWith("/curve");
            if (number(x) == null || (curve && !bent.at(x).node().isNumber())) {
                problems.add(bent.at(x).problem(x, "numbers, such as 1: 10"));
            }
        }
        if (bent.fields().isEmpty()) {
            problems.add(bent.problem("a mapping of numbers, such as { 1: 10, 2: 30 }"));
        }
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return text.length() > 30 ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** What it stands for. */
    Located value(Expression.Names names) throws Expression.Undefined {
        BigDecimal number = of.value(names);
        return bent == null ? decimal(at, number) : bend(bent, number);
    }

    /** A number that stands at a place. */
    static Located decimal(Located at, BigDecimal number) {
        JsonNode node = DecimalNode.valueOf(number.round(MathContext.DECIMAL64));
        return new Located(at.file(), node, at.pointer(), at.places());
    }

    /** What a table or a curve says at a number. */
    static Located bend(Located bent, BigDecimal x) throws Expression.Undefined {
        NavigableMap<BigDecimal, String> points = new TreeMap<>();
        for (String field : bent.fields()) {
            BigDecimal point = number(field);
            if (point != null) {
                points.put(point, field);
            }
        }
        String exactly = points.get(x);
        if (exactly != null) {
            return bent.at(exactly);
        }
        Map.Entry<BigDecimal, String> below = points.floorEntry(x);
        Map.Entry<BigDecimal, String> above = points.ceilingEntry(x);
        if (bent.pointer().endsWith("/table") || below == null || above == null) {
            throw new Expression.Undefined("a point for " + plain(x));
        }
        BigDecimal low = bent.at(below.getValue()).node().decimalValue();
        BigDecimal high = bent.at(above.getValue()).node().decimalValue();
        BigDecimal share =
                x.subtract(below.getKey()).divide(above.getKey().subtract(below.getKey()), DIGITS);
        return decimal(bent, low.add(share.multiply(high.subtract(low), DIGITS), DIGITS));
    }

    /** As people write it. */
    static String plain(BigDecimal number) {
        BigDecimal shown = number.round(MathContext.DECIMAL64).stripTrailingZeros();
        return shown.signum() == 0 ? "0" : shown.toPlainString();
    }
}
