package io.headroom.content.binding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Quantity;
import io.headroom.content.grammar.Reading;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Unit;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A value that is computed: an expression and, if it says so, what a table or a curve makes of it.
 *
 * @param of the expression
 * @param bent the table or curve; null for none
 * @param at where it stands
 */
record Derived(Expression of, @Nullable Located bent, Located at) {
    private static final MathContext DIGITS = MathContext.DECIMAL128;

    /** An expression. */
    static final Kind<Derived> EXPRESSION = WordKinds.by(WordKinds.SCALAR, Derived::expression);

    /** An expression, and what a curve or a table makes of it. */
    private static final Shape<Derived> BENT =
            Shape.of("bent", "what a curve or a table makes of an expression", Derived::bent);

    /** A derived value, which has its name from then on. */
    static final Kind<Derived> DERIVED =
            WordKinds.by(
                    Kind.when(at -> at.node().isObject(), BENT, EXPRESSION),
                    (reading, at) -> {
                        Kind<Derived> kind = at.node().isObject() ? BENT : EXPRESSION;
                        Derived derived = kind.read(reading, at);
                        return KnownNames.define(reading, at) ? derived : null;
                    });

    private static final String POINT = "^[+-]?[0-9]+(\\.[0-9]+)?$";

    /** Numbers at numbers, straight lines between them. */
    static final Kind<Located> CURVE = points(Quantity.any(Unit.NUMBER));

    /** What stands at each number; no other is known. */
    static final Kind<Located> TABLE = points(WordKinds.ANYTHING);

    private static <T> Kind<Located> points(Kind<T> each) {
        Kind<Map<String, T>> points = WordKinds.named(POINT, each, 1);
        return WordKinds.by(
                points,
                (reading, at) -> {
                    Map<BigDecimal, String> known = new TreeMap<>();
                    boolean refused = points.read(reading, at) == null;
                    for (String x : refused ? List.<String>of() : at.fields()) {
                        String twice = known.put(new BigDecimal(x), x);
                        if (twice != null) {
                            reading.refuse(at.at(x), x + " beside " + twice, "one point there");
                            refused = true;
                        }
                    }
                    return refused ? null : at;
                });
    }

    private static Function<Values, @Nullable Derived> bent(RowList rows) {
        var of = rows.of("of", EXPRESSION, "the expression");
        var curve = rows.of("curve", CURVE, "numbers at numbers, straight lines between them");
        var table = rows.of("table", TABLE, "what stands at each number; no other is known");
        rows.oneOf(curve, table);
        return is -> {
            Located bend = is.has(curve) ? is.of(curve) : is.of(table);
            return new Derived(is.of(of).of(), bend, is.at());
        };
    }

    private static @Nullable Derived expression(Reading reading, Located at) {
        Located text = WordKinds.SCALAR.read(reading, at);
        try {
            Expression expression = Expression.parse(text == null ? "0" : text.text());
            KnownNames names = reading.kept(KnownNames.class);
            boolean known = text != null;
            for (String name : expression.names()) {
                if (!names.contains(name)) {
                    reading.problems().add(Template.unknown(at, name, names));
                    known = false;
                }
            }
            return known ? new Derived(expression, null, at) : null;
        } catch (Expression.Undefined e) {
            reading.refuse(at, e.expected());
            return null;
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
