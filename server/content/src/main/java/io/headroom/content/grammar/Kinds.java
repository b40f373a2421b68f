package io.headroom.content.grammar;

import io.headroom.content.document.Located;
import io.headroom.content.document.Nearest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One of several kinds, by name: {@code none}, or {@code { static: { max: 8, window: 5 ms } }}.
 *
 * @param <T> what is made of each
 */
public final class Kinds<T> implements Kind<T> {
    private final String name;
    private final String sentence;
    private final Consumer<Kinds<T>> declared;
    private final Map<String, Named<T>> all = new LinkedHashMap<>();

    private Kinds(String name, String sentence, Consumer<Kinds<T>> declared) {
        this.name = name;
        this.sentence = sentence;
        this.declared = declared;
    }

    /**
     * One of the kinds.
     *
     * @param sentence what it is
     * @param alone what the name alone means; null when more must be said
     * @param said what may be said of it; null when nothing may
     */
    public record Named<T>(String sentence, @Nullable T alone, @Nullable Kind<? extends T> said) {}

    /**
     * Kinds by name.
     *
     * @param name in schemas
     * @param sentence what they are of
     * @param declared takes them down
     */
    public static <T> Kinds<T> of(String name, String sentence, Consumer<Kinds<T>> declared) {
        return new Kinds<>(name, sentence, declared);
    }

    /** What it is called in schemas. */
    public String name() {
        return name;
    }

    /** What it is. */
    public String sentence() {
        return sentence;
    }

    /** A kind that is a name and no more. */
    public void alone(String kind, T meaning, String what) {
        all.put(kind, new Named<>(what, meaning, null));
    }

    /** A kind of which more is said. */
    public void of(String kind, String what, Kind<? extends T> said) {
        all.put(kind, new Named<>(what, null, said));
    }

    /** A kind with fields. */
    public void with(
            String kind, String what, Function<RowList, Function<Values, @Nullable T>> rows) {
        of(kind, what, Shape.of("", what, rows));
    }

    /** A kind of which more may be said. */
    public void maybe(String kind, T meaning, String what, Kind<? extends T> said) {
        all.put(kind, new Named<>(what, meaning, said));
    }

    /** All of them, in the order in which tables tell them. */
    public synchronized Map<String, Named<T>> all() {
        if (all.isEmpty()) {
            declared.accept(this);
        }
        return all;
    }

    @Override
    public @Nullable T read(Reading reading, Located at) {
        List<String> fields = at.node().isObject() ? at.fields() : List.of();
        boolean single = fields.size() == 1;
        String kind = single ? fields.getFirst() : at.node().isTextual() ? at.text() : "";
        Named<T> named = all().get(kind);
        if (named == null) {
            String given = single || fields.isEmpty() ? kind : fields.getFirst();
            reading.refuse(at, Nearest.oneOf(given, all().keySet()));
            return null;
        }
        Kind<? extends T> said = named.said();
        if (said == null || (!single && named.alone() != null)) {
            if (single) {
                reading.refuse(at, kind + " alone, without more");
            }
            return single ? null : named.alone();
        }
        return said.read(reading, single ? at.at(kind) : at);
    }

    @Override
    public List<Kind<?>> parts() {
        List<Kind<?>> parts = new ArrayList<>();
        for (Named<T> named : all().values()) {
            if (named.said() != null) {
                parts.add(named.said());
            }
        }
        return parts;
    }
}
