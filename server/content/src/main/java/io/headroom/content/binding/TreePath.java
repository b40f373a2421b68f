package io.headroom.content.binding;

import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.content.document.Located;
import io.headroom.content.document.Nearest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The way to a value of a file: {@code stages.server.servers}, {@code stages[0].servers}. An item
 * of a list is named by its number or by its name. The last field may be one that the file leaves
 * out.
 */
final class TreePath {
    private final List<String> steps;

    TreePath(String path) {
        String dotted = path.strip().replace("[", ".").replace("]", "");
        steps = List.of(dotted.split("\\.", -1));
    }

    /**
     * Where a path leads.
     *
     * @param holder the mapping or list that holds the value
     * @param key the field's name or the item's number
     * @param pointer of the value
     */
    record Spot(JsonNode holder, String key, String pointer) {
        JsonNode value() {
            return holder.isArray() ? holder.path(Integer.parseInt(key)) : holder.path(key);
        }
    }

    /** Says which step leads nowhere, and what there is instead. */
    static final class Astray extends Exception {
        private static final long serialVersionUID = 1L;
        private final String path;
        private final String expected;

        Astray(String path, String step, String expected) {
            super("no " + step + " there");
            this.path = path;
            this.expected = expected;
        }

        String path() {
            return path;
        }

        String expected() {
            return expected;
        }
    }

    /** The value's place below a root. */
    Spot in(JsonNode root) throws Astray {
        JsonNode at = root;
        StringBuilder pointer = new StringBuilder();
        for (int index = 0; ; index++) {
            boolean last = index == steps.size() - 1;
            String step = steps.get(index);
            String key = last && at.isObject() ? step : key(at, step);
            if (key == null) {
                String path = String.join(".", steps.subList(0, index + 1));
                throw new Astray(path, step, Nearest.oneOf(step, names(at)));
            }
            pointer.append('/').append(Located.escaped(key));
            Spot spot = new Spot(at, key, pointer.toString());
            if (last) {
                return spot;
            }
            at = spot.value();
        }
    }

    /** A field's name or an item's number; null when there is none such. */
    private static @Nullable String key(JsonNode at, String step) {
        if (at.isObject()) {
            return at.has(step) ? step : null;
        }
        for (int i = 0; at.isArray() && i < at.size(); i++) {
            if (step.equals(Integer.toString(i)) || step.equals(name(at.path(i)))) {
                return Integer.toString(i);
            }
        }
        return null;
    }

    /** What an item of a list is called: a stage by its kind's field, a flow by its name. */
    private static String name(JsonNode item) {
        for (String kind : Template.STAGES) {
            if (item.path(kind).isTextual()) {
                return item.path(kind).asText();
            }
        }
        return item.isTextual() ? item.asText() : item.path("name").asText();
    }

    private static List<String> names(JsonNode at) {
        List<String> names = new ArrayList<>();
        if (at.isObject()) {
            at.fieldNames().forEachRemaining(names::add);
        }
        for (int i = 0; at.isArray() && i < at.size(); i++) {
            String name = name(at.path(i));
            names.add(name.isEmpty() ? Integer.toString(i) : name);
        }
        return names;
    }
}
