package io.headroom.content.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.content.document.YamlDocument;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts values of the command line in the place of values of a file: {@code traffic.rate=900/s},
 * {@code stages[0].servers=2}, {@code stages.server.servers=2}. An item of a list is named by its
 * number or by its name. The last field of a path may be one that the file leaves out.
 */
final class Overrides {
    private final Located root;
    private final List<Problem> problems;
    private final Map<String, String> byPointer = new LinkedHashMap<>();

    Overrides(Located root, List<Problem> problems) {
        this.root = root;
        this.problems = problems;
    }

    /** The texts that were applied, by the pointer of the value they replaced. */
    Map<String, String> byPointer() {
        return byPointer;
    }

    /** Applies one {@code path=value}; what is wrong with it is noted. */
    void apply(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            refuse(text, "", "no =", "path=value, such as traffic.rate=900/s");
            return;
        }
        JsonNode value = value(text, text.substring(equals + 1));
        List<String> steps = steps(text.substring(0, equals));
        JsonNode at = root.node();
        StringBuilder pointer = new StringBuilder(root.pointer());
        for (int i = 0; i + 1 < steps.size(); i++) {
            String key = key(at, steps.get(i));
            if (key == null) {
                refuseStep(text, steps, i, at);
                return;
            }
            at = at.isArray() ? at.path(Integer.parseInt(key)) : at.path(key);
            pointer.append('/').append(Located.escaped(key));
        }
        String last = steps.getLast();
        String key = at.isObject() ? last : key(at, last);
        if (key == null || value == null) {
            if (key == null) {
                refuseStep(text, steps, steps.size() - 1, at);
            }
            return;
        }
        if (at instanceof ObjectNode mapping) {
            mapping.set(key, value);
        } else if (at instanceof ArrayNode sequence) {
            sequence.set(Integer.parseInt(key), value);
        }
        byPointer.put(pointer.append('/').append(Located.escaped(key)).toString(), text);
    }

    private @Nullable JsonNode value(String text, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        List<Problem> unreadable = new ArrayList<>();
        Located read = YamlDocument.parse("--set", bytes, unreadable);
        if (read == null) {
            refuse(text, "", value.isEmpty() ? "no value" : value, "a value as in the file");
            return null;
        }
        return read.node();
    }

    /** {@code stages[0].servers} as stages, 0, servers. */
    private static List<String> steps(String path) {
        String dotted = path.strip().replace("[", ".").replace("]", "");
        return List.of(dotted.split("\\.", -1));
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
        for (String kind : StageReader.KINDS) {
            if (item.path(kind).isTextual()) {
                return item.path(kind).asText();
            }
        }
        return item.isTextual() ? item.asText() : item.path("name").asText();
    }

    private void refuseStep(String text, List<String> steps, int index, JsonNode at) {
        List<String> names = new ArrayList<>();
        if (at.isObject()) {
            at.fieldNames().forEachRemaining(names::add);
        }
        for (int i = 0; at.isArray() && i < at.size(); i++) {
            String name = name(at.path(i));
            names.add(name.isEmpty() ? Integer.toString(i) : name);
        }
        String step = steps.get(index);
        String path = String.join(".", steps.subList(0, index + 1));
        refuse(text, path, "no " + step + " there", Nearest.oneOf(step, names));
    }

    private void refuse(String text, String path, String found, String expected) {
        problems.add(new Problem("--set " + text, 0, 0, path, found, expected));
    }
}
