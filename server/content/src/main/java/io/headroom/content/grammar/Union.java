package io.headroom.content.grammar;

import io.headroom.content.document.Located;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Objects that are told apart by a field that only one of them has.
 *
 * @param <T> what is made of each
 */
public final class Union<T> implements Kind<T> {
    private final String name;
    private final String sentence;
    private final Consumer<Union<T>> declared;
    private final Map<String, Shape<T>> all = new LinkedHashMap<>();

    private Union(String name, String sentence, Consumer<Union<T>> declared) {
        this.name = name;
        this.sentence = sentence;
        this.declared = declared;
    }

    /**
     * Objects by field.
     *
     * @param name what is refused when it is none, such as a stage
     * @param sentence what they are
     * @param declared takes them down; where an object has several of the fields, the first counts
     */
    public static <T> Union<T> of(String name, String sentence, Consumer<Union<T>> declared) {
        return new Union<>(name, sentence, declared);
    }

    /** An object that has this field. */
    public void with(
            String field, String what, Function<RowList, Function<Values, @Nullable T>> rows) {
        all.put(field, Shape.of(name() + "." + field, what, rows));
    }

    /** What it is called in schemas and tables. */
    public String name() {
        return name.replaceFirst("^a ", "");
    }

    /** What it is. */
    public String sentence() {
        return sentence;
    }

    /** All of them by their field. */
    public synchronized Map<String, Shape<T>> all() {
        if (all.isEmpty()) {
            declared.accept(this);
        }
        return all;
    }

    /** The fields of which an object has some, the first of which counts. */
    public List<String> kinds(Located at) {
        List<String> kinds = new ArrayList<>(all().keySet());
        kinds.removeIf(kind -> !at.has(kind));
        return kinds;
    }

    @Override
    public @Nullable T read(Reading reading, Located at) {
        List<String> kinds = kinds(at);
        Shape<T> shape = kinds.isEmpty() ? null : all().get(kinds.getFirst());
        if (shape != null) {
            return shape.read(reading, at);
        }
        String names = Shape.kinds(at, List.copyOf(all().keySet()));
        if (at.node().isObject() && !at.node().isEmpty()) {
            String found = name + " without a kind, " + String.join(", ", at.fields());
            reading.refuse(at, found, "a field " + names);
        } else {
            reading.refuse(at, name + ": a mapping with " + names);
        }
        return null;
    }

    @Override
    public List<Kind<?>> parts() {
        return List.copyOf(all().values());
    }
}
