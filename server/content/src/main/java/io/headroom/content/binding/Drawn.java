package io.headroom.content.binding;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Quantity;
import io.headroom.content.grammar.Reading;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Unit;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;
import io.headroom.game.scenario.Condition;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A condition of the day: fields that a game multiplies by what it draws. A list of fields is
 * multiplied by ± 15 %; what is built otherwise from day to day says its own range.
 *
 * @param fields by their paths
 * @param leastPermille of what is written
 * @param mostPermille of what is written
 * @param whole whether the product is rounded: there is no half of a camera
 */
public record Drawn(List<Located> fields, int leastPermille, int mostPermille, boolean whole) {
    /** No more than × 1.5 and ÷ 1.5: beyond it, it is another track-round. */
    private static final double MOST = 1.5;

    private static final double LEAST = 0.666;

    private static final Kind<List<Located>> FIELDS =
            WordKinds.by(WordKinds.TEXT.list(), Drawn::fields);

    private static final Kind<Drawn> USUAL = FIELDS.map(Drawn::usual);

    private static final Shape<Drawn> RANGED =
            Shape.of("condition", "fields that are drawn from a range", Drawn::declared);

    /** What a file says of one. */
    static final Kind<Drawn> CONDITION =
            WordKinds.by(Kind.when(at -> at.node().isObject(), RANGED, USUAL), Drawn::read);

    /** Keeps its own copy. */
    public Drawn {
        fields = List.copyOf(fields);
    }

    private static Drawn usual(List<Located> fields) {
        Condition usual = Condition.usual("");
        return new Drawn(fields, usual.leastPermille(), usual.mostPermille(), false);
    }

    /** What a game draws by a name. */
    Condition named(String name) {
        return new Condition(name, leastPermille, mostPermille);
    }

    private static Function<Values, @Nullable Drawn> declared(RowList rows) {
        var fields = rows.of("fields", FIELDS, "by their paths");
        var from =
                rows.of(
                        "from",
                        Quantity.of(Unit.NUMBER, LEAST, 1),
                        "the least factor, such as 0.8");
        var to = rows.of("to", Quantity.of(Unit.NUMBER, 1, MOST), "the greatest, such as 1.25");
        var whole =
                rows.of("whole", WordKinds.FLAG, "whether the product is rounded")
                        .or(false, "false");
        return is ->
                new Drawn(is.of(fields), permille(is.of(from)), permille(is.of(to)), is.of(whole));
    }

    private static int permille(double factor) {
        return Math.toIntExact(Math.round(1_000 * factor));
    }

    /** Its name is one for expressions, too. */
    private static @Nullable Drawn read(Reading reading, Located at) {
        boolean own = KnownNames.define(reading, at);
        Drawn drawn = (at.node().isObject() ? RANGED : USUAL).read(reading, at);
        return own ? drawn : null;
    }

    /** The fields that a condition multiplies, each once. */
    private static @Nullable List<Located> fields(Reading reading, Located at) {
        if (!at.node().isArray()) {
            reading.refuse(at, "a list of fields, such as [cost.busy]");
            return null;
        }
        boolean right = true;
        Set<String> paths = new HashSet<>();
        for (Located path : at.items()) {
            if (!path.node().isTextual()) {
                reading.refuse(path, "the path of a field");
                right = false;
            } else if (!paths.add(path.text())) {
                reading.refuse(path, "each field once: it would be multiplied twice");
                right = false;
            }
        }
        return right ? at.items() : null;
    }
}
