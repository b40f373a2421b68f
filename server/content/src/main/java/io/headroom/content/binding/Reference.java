package io.headroom.content.binding;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A name in the place of a value.
 *
 * @param name what stands there: a knob, a derived value, or what a choice says
 * @param bent a curve or table that it goes through; null for none
 * @param unit what stands behind the number
 */
record Reference(String name, @Nullable Located bent, String unit) {
    private static final String DOTTED = Template.NAME + "(?:\\." + Template.NAME + ")?";

    /** {@code $window ms}: a name, and what stands behind it. */
    static final Pattern TEXT = Pattern.compile("\\$(" + DOTTED + ")(.*)");

    /** {@code { knob: window, unit: ms }}, through a table or a curve if it says so. */
    static final Shape<Reference> IN_PLACE =
            Shape.of("inPlace", "a name that stands for a value", Reference::rows);

    private static Function<Values, @Nullable Reference> rows(RowList rows) {
        var knob =
                rows.of(
                        "knob",
                        WordKinds.form("^" + DOTTED + "$", "a name"),
                        "a knob, a derived value, or what a choice says");
        var unit = rows.text("unit", "what stands behind the number").optional("none");
        var curve = rows.of("curve", Derived.CURVE, "numbers at numbers").optional("none");
        var table = rows.of("table", Derived.TABLE, "what stands at each number");
        table.optional("none");
        rows.notBoth(curve, table);
        return is -> {
            Located straight = is.maybe(curve);
            String behind = is.has(unit) ? " " + is.of(unit) : "";
            return new Reference(
                    is.of(knob),
                    straight == null ? is.maybe(table) : straight,
                    behind.replace(" /", "/"));
        };
    }

    /** Either of them, which nobody reads by itself: it may stand wherever a value does. */
    static final Kind<?> ANYWHERE =
            Kind.when(
                    at -> at.node().isObject(),
                    WordKinds.written(IN_PLACE, (reading, at) -> at),
                    WordKinds.unread(
                            WordKinds.form(
                                    "^\\$" + DOTTED + "( *[a-zA-Zµ/]+)?$",
                                    "a name, such as $window ms")));
}
