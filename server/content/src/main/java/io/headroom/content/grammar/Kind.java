package io.headroom.content.grammar;

import io.headroom.content.document.Located;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What may stand in a place of a file, and how it is read. Schemas and tables are written of the
 * same. Immutable.
 *
 * @param <T> what is made of it
 */
public interface Kind<T> {
    /** What stands at a place; null when it is refused, which is noted. */
    @Nullable T read(Reading reading, Located at);

    /** What a file should say, for where nothing stands; empty when the row's sentence says it. */
    default String expected() {
        return "";
    }

    /** What it is made of. */
    default List<Kind<?>> parts() {
        return List.of();
    }

    /** The same, made into something else; what then cannot be is refused, or null is. */
    default <R> Kind<R> map(Function<T, @Nullable R> made) {
        return new Mapped<>(this, made);
    }

    /** A list of them, of so many at least and at most. */
    default Kind<List<T>> list(int least, int most) {
        return new Sequence<>(this, least, most);
    }

    /** A list of them, at least one and of so many at most. */
    default Kind<List<T>> list(int most) {
        return list(1, most);
    }

    /** A list of them, at least one. */
    default Kind<List<T>> list() {
        return list(Integer.MAX_VALUE);
    }

    /** A list of them, of so many at most; an empty one means none. */
    default Kind<List<T>> any(int most) {
        return new Sequence<>(this, 0, most);
    }

    /** A list of them; an empty one means none. */
    default Kind<List<T>> any() {
        return any(Integer.MAX_VALUE);
    }

    /** What is only known later, such as what stands inside of itself. */
    static <T> Kind<T> later(Supplier<Kind<T>> kind) {
        return new Later<>(kind);
    }

    /** This where something holds of what stands there, and otherwise another. */
    static <T> Kind<T> when(Predicate<Located> holds, Kind<T> first, Kind<T> otherwise) {
        return new Either<>(holds, first, otherwise);
    }
}
