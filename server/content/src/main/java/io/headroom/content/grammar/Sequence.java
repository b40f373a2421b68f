package io.headroom.content.grammar;

import io.headroom.content.document.Located;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** A list with at least so many items. */
record Sequence<T>(Kind<T> of, int least, int most) implements Kind<List<T>> {
    @Override
    public @Nullable List<T> read(Reading reading, Located at) {
        if (!at.node().isArray() || at.node().size() < least) {
            String any = least == 0 ? "a list" : "a list with at least one item";
            boolean endless = most == Integer.MAX_VALUE;
            reading.refuse(at, endless ? any : "a list of " + least + " to " + most + " items");
            return null;
        }
        if (at.node().size() > most) {
            reading.refuse(at, at.node().size() + " items", "at most " + most);
            return null;
        }
        List<T> items = new ArrayList<>();
        for (Located item : at.items()) {
            T read = of.read(reading, item);
            if (read != null) {
                items.add(read);
            }
        }
        return items.size() < at.node().size() ? null : items;
    }

    @Override
    public List<Kind<?>> parts() {
        return List.of(of);
    }
}
