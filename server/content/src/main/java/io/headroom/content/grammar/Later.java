package io.headroom.content.grammar;

import io.headroom.content.document.Located;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Supplier;

/** A kind that is not there yet when it is referred to. */
record Later<T>(Supplier<Kind<T>> kind) implements Kind<T> {
    @Override
    public @Nullable T read(Reading reading, Located at) {
        return kind.get().read(reading, at);
    }

    @Override
    public List<Kind<?>> parts() {
        return List.of(kind.get());
    }
}
