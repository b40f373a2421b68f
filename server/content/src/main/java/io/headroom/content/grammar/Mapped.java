package io.headroom.content.grammar;

import io.headroom.content.document.Located;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/** A kind of which something else is made. */
record Mapped<S, T>(Kind<S> of, Function<S, @Nullable T> made) implements Kind<T> {
    @Override
    public @Nullable T read(Reading reading, Located at) {
        S read = of.read(reading, at);
        return read == null ? null : reading.build(at, List.of(), () -> made.apply(read));
    }

    @Override
    public String expected() {
        return of.expected();
    }

    @Override
    public List<Kind<?>> parts() {
        return List.of(of);
    }
}
