package io.headroom.content.grammar;

import io.headroom.content.document.Located;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;

/** One of two kinds, which one is seen by what stands there. */
record Either<T>(Predicate<Located> holds, Kind<T> first, Kind<T> otherwise) implements Kind<T> {
    @Override
    public @Nullable T read(Reading reading, Located at) {
        return (holds.test(at) ? first : otherwise).read(reading, at);
    }

    @Override
    public String expected() {
        return otherwise.expected();
    }

    @Override
    public List<Kind<?>> parts() {
        return List.of(otherwise, first);
    }
}
