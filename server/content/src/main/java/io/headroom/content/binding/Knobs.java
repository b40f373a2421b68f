package io.headroom.content.binding;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Quantity;
import io.headroom.content.grammar.Reading;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Union;
import io.headroom.content.grammar.Unit;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads knobs: those with an id, which stand wherever {@code $id} does, and those of a path. */
final class Knobs {
    /** A knob. */
    static final Union<Turnable> KNOB = Union.of("a knob", "what may be turned", Knobs::kinds);

    private static final int MOST_KNOBS = 16;

    /** All knobs of a file. */
    static final Kind<List<Turnable>> ALL = WordKinds.by(KNOB.any(MOST_KNOBS), Knobs::all);

    private static final int MOST_VALUES = 1_000;
    private static final int MOST_DIVISOR = 1_000_000_000;
    private static final double MOST = 1e15;

    private static final Kind<BigDecimal> NUMBER =
            Quantity.of(Unit.NUMBER, -MOST, MOST).map(BigDecimal::valueOf);

    private static final Kind<Map<String, Located>> CHOICES =
            WordKinds.named(
                    "",
                    WordKinds.unread(WordKinds.named(Template.NAME_FORM, WordKinds.ANYTHING, 1)),
                    2);

    private static final Kind<List<String>> NUMBERS = NUMBER.list(MOST_VALUES).map(Knobs::plain);

    private Knobs() {}

    private static void kinds(Union<Turnable> kinds) {
        kinds.with("id", "a knob that $id stands for", Knobs::turnable);
        kinds.with("path", "a field that headroom frontier may turn", Knobs::path);
    }

    private static List<String> plain(List<BigDecimal> numbers) {
        return numbers.stream().map(each -> each.stripTrailingZeros().toPlainString()).toList();
    }

    private static Function<Values, @Nullable Turnable> turnable(RowList rows) {
        var id = rows.of("id", Template.NAMED, "what $id stands for");
        var unit = rows.text("unit", "what a screen shows behind the number").or("", "none");
        String shown = "what a screen divides the number by";
        var divisor = rows.count("divisor", 1, MOST_DIVISOR, shown).or(1);
        Shape<List<String>> steps = Shape.of("steps", "numbers by steps", Knobs::steps);
        Kind<List<String>> listed = Kind.when(at -> at.node().isObject(), steps, NUMBERS);
        var values = rows.of("values", listed, "numbers that rise");
        Steps by = Steps.of(rows);
        String blocks = "what each of them sets, by its name: $id.FIELD; null leaves it out";
        var choices = rows.of("choices", CHOICES, blocks);
        rows.either(List.of(List.of(values), by.rows(), List.of(choices)));
        return is -> {
            Map<String, Located> named = is.or(choices, Map.of());
            if (!named.isEmpty()) {
                List<String> names = is.at(choices).fields();
                return new Turnable(is.of(id), names, is.of(unit), is.of(divisor), named, is.at());
            }
            List<String> all =
                    is.has(values) ? is.of(values) : by.values(is, BigDecimal.ZERO, true);
            if (all == null) {
                return null;
            }
            for (int i = 1; i < all.size(); i++) {
                if (new BigDecimal(all.get(i)).compareTo(new BigDecimal(all.get(i - 1))) <= 0) {
                    return is.refuse(values, "values that rise");
                }
            }
            return new Turnable(is.of(id), all, is.of(unit), is.of(divisor), Map.of(), is.at());
        };
    }

    private static Function<Values, @Nullable List<String>> steps(RowList rows) {
        Steps by = Steps.of(rows);
        return is -> by.values(is, BigDecimal.ZERO, true);
    }

    private static Function<Values, @Nullable Turnable> path(RowList rows) {
        var path = rows.text("path", "where the value stands, as --set names it");
        Kind<String> any =
                WordKinds.by(
                        WordKinds.ANYTHING,
                        (reading, at) ->
                                at.node().isValueNode() ? at.text() : at.node().toString());
        var values = rows.of("values", any.list(MOST_VALUES), "as the file would say them");
        Steps by = Steps.of(rows);
        var factor = rows.of("factor", Quantity.above(Unit.NUMBER, 1, 1e6), "instead of a step");
        factor.optional("none");
        List<Row<?>> grown = new ArrayList<>(by.rows());
        grown.add(factor);
        rows.either(List.of(List.of(values), grown));
        return is -> {
            BigDecimal times = BigDecimal.valueOf(is.or(factor, 0.));
            List<String> all = is.has(values) ? is.of(values) : by.values(is, times, false);
            return all == null ? null : new Turnable(is.of(path), all, "", 1, Map.of(), is.at());
        };
    }

    /** From one number to another, by equal steps or by a factor. */
    private record Steps(Row<BigDecimal> from, Row<BigDecimal> to, Row<BigDecimal> step) {
        static Steps of(RowList rows) {
            Kind<BigDecimal> above = Quantity.above(Unit.NUMBER, 0, MOST).map(BigDecimal::valueOf);
            return new Steps(
                    rows.of("from", NUMBER, "the first"),
                    rows.of("to", NUMBER, "the last"),
                    rows.of("step", above, "from one to the next").or(BigDecimal.ONE));
        }

        List<Row<?>> rows() {
            return List.of(from, to, step);
        }

        /** All of them; null when they do not rise from the first to the last, or exactly to it. */
        @Nullable List<String> values(Values is, BigDecimal factor, boolean exactly) {
            BigDecimal first = is.of(from);
            BigDecimal last = is.of(to);
            BigDecimal each = is.or(step, BigDecimal.ONE);
            boolean grows = factor.signum() > 0;
            BigDecimal span = last.subtract(first);
            if (grows ? first.signum() <= 0 || span.signum() < 0 : span.signum() <= 0) {
                return is.refuse(
                        to,
                        grows
                                ? "more than a 'from' above 0"
                                : "more than 'from', by a step above 0");
            }
            if (exactly && span.remainder(each).signum() != 0) {
                return is.refuse(to, "a whole number of steps above 'from'");
            }
            List<BigDecimal> all = new ArrayList<>();
            for (BigDecimal value = first;
                    value.compareTo(last) <= 0 && all.size() <= MOST_VALUES;
                    value = grows ? value.multiply(factor) : value.add(each)) {
                all.add(value);
            }
            if (all.size() > MOST_VALUES) {
                return is.refuse(to, "fewer than " + MOST_VALUES + " values");
            }
            return plain(all);
        }
    }

    /** All of them, each with a name of its own. */
    private static @Nullable List<Turnable> all(Reading reading, Located at) {
        List<Turnable> knobs = KNOB.any(MOST_KNOBS).read(reading, at);
        List<String> ids = new ArrayList<>();
        for (Turnable knob : knobs == null ? List.<Turnable>of() : knobs) {
            if (ids.contains(knob.id())) {
                Located id = knob.at().at(knob.hasId() ? "id" : "path");
                String what = knob.hasId() ? "an id" : "a path";
                reading.refuse(id, what + " that no other knob has");
            }
            ids.add(knob.id());
        }
        return knobs;
    }
}
