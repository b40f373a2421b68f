package io.headroom.game.view;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything that a record holds, however deep: values that are no records, and whole maps. */
public final class Leaves {
    private final List<Object> found = new ArrayList<>();

    private Leaves() {}

    /** All values that a record holds, however deep. */
    public static List<Object> of(Object root) {
        Leaves leaves = new Leaves();
        leaves.walk(root);
        return leaves.found;
    }

    private void walk(@Nullable Object value) {
        if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                walk(read(component, value));
            }
        } else if (value instanceof List<?> list) {
            list.forEach(this::walk);
        } else if (value instanceof Map<?, ?> map) {
            found.add(map);
            map.keySet().forEach(this::walk);
            map.values().forEach(this::walk);
        } else if (value != null) {
            found.add(value);
        }
    }

    private static @Nullable Object read(RecordComponent component, Object owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError("cannot read " + component, e);
        }
    }
}
