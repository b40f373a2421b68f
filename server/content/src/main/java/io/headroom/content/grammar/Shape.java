package io.headroom.content.grammar;

import io.headroom.content.document.Located;
import io.headroom.content.document.Nearest;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/**
 * A strict object of files: its fields are rows, in a method that takes them down and returns what
 * makes something of their values. The rows can be told without reading a file.
 *
 * @param <T> what is made of it
 */
public final class Shape<T> implements Kind<T> {
    private final String name;
    private final String sentence;
    private final Function<RowList, Function<Values, @Nullable T>> declared;
    private final boolean byHand;
    private @Nullable RowList rows;
    private @Nullable Function<Values, @Nullable T> made;

    private Shape(
            String name,
            String sentence,
            Function<RowList, Function<Values, @Nullable T>> declared,
            boolean byHand) {
        this.name = name;
        this.sentence = sentence;
        this.declared = declared;
        this.byHand = byHand;
    }

    /**
     * An object with fields.
     *
     * @param name in schemas
     * @param sentence what it is
     * @param declared takes down the rows; what it returns makes the value, or null when that is
     *     refused
     */
    public static <T> Shape<T> of(
            String name,
            String sentence,
            Function<RowList, Function<Values, @Nullable T>> declared) {
        return new Shape<>(name, sentence, declared, false);
    }

    /** An object whose values are read by what is made of them, in an order of its own. */
    public static <T> Shape<T> byHand(
            String name,
            String sentence,
            Function<RowList, Function<Values, @Nullable T>> declared) {
        return new Shape<>(name, sentence, declared, true);
    }

    /** What it is called in schemas. */
    public String name() {
        return name;
    }

    /** What it is. */
    public String sentence() {
        return sentence;
    }

    /** Its fields, in the order in which tables tell them. */
    public List<Row<?>> rows() {
        return declared().all();
    }

    /** Groups of fields by their names, of which one group is there. */
    List<List<RowList.Group>> choices() {
        return declared().choices();
    }

    /** Pairs of fields that are not there together. */
    List<List<String>> apart() {
        return declared().apart();
    }

    /** Fields that are there unless others say something. */
    List<RowList.Unless> unless() {
        return declared().unless();
    }

    /** What games need, and cannot do without; what is missing is noted. */
    public void requireOfGames(Reading reading, Located at) {
        Values is = new Values(reading, at, rows());
        rows().stream().filter(Row::isOfGames).forEach(is::require);
    }

    /** Shapes refer to each other, so rows are taken down when they are first asked for. */
    private synchronized RowList declared() {
        if (rows == null) {
            RowList taken = new RowList();
            made = declared.apply(taken);
            rows = taken;
        }
        return rows;
    }

    @Override
    public @Nullable T read(Reading reading, Located at) {
        if (!at.node().isObject()) {
            reading.refuse(at, "a mapping of fields");
            return null;
        }
        Values is = new Values(reading, at, rows());
        T early = byHand ? made(is) : null;
        if (!byHand) {
            rows().forEach(is::read);
        }
        choices().forEach(is::requireOne);
        unless().forEach(is::requireUnless);
        apart().forEach(pair -> is.requireApart(pair.getFirst(), pair.getLast()));
        is.close();
        return is.isRefused() ? null : byHand ? early : made(is);
    }

    /** What is made of values; null when that is refused. */
    private @Nullable T made(Values is) {
        Function<Values, @Nullable T> construct = made;
        return construct == null
                ? null
                : is.reading().build(is.at(), rows(), () -> construct.apply(is));
    }

    /** What a mapping that has none of some fields should have. */
    static String kinds(Located at, List<String> names) {
        String first = at.node().isObject() && !at.node().isEmpty() ? at.fields().getFirst() : "";
        return Nearest.oneOf(first, names);
    }

    @Override
    public List<Kind<?>> parts() {
        return List.copyOf(rows().stream().map(Row::kind).toList());
    }
}
