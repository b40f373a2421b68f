package io.headroom.content.binding;

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
 * {@code stages[0].servers=2}, {@code stages.server.servers=2}.
 */
public final class PathOverrides {
    private final Located root;
    private final List<Problem> problems;
    private final Map<String, String> byPointer = new LinkedHashMap<>();

    /** PathOverrides of a document, which is changed. */
    public PathOverrides(Located root, List<Problem> problems) {
        this.root = root;
        this.problems = problems;
    }

    /** The texts that were applied, by the pointer of the value they replaced. */
    public Map<String, String> byPointer() {
        return byPointer;
    }

    /** Applies one {@code path=value}; what is wrong with it is noted. */
    public void apply(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            refuse(text, "", "no =", "path=value, such as traffic.rate=900/s");
            return;
        }
        JsonNode value = value(text, text.substring(equals + 1));
        try {
            TreePath.Spot spot = new TreePath(text.substring(0, equals)).in(root.node());
            if (value == null) {
                return;
            }
            put(spot, value);
            byPointer.put(root.pointer() + spot.pointer(), text);
        } catch (TreePath.Astray astray) {
            refuse(text, astray.path(), String.valueOf(astray.getMessage()), astray.expected());
        }
    }

    /** A copy of a document with the fields of a mapping of paths put in the place of others. */
    public static Located with(Located root, Located set, List<Problem> problems) {
        JsonNode copy = root.node().deepCopy();
        for (String path : set.fields()) {
            try {
                put(new TreePath(path).in(copy), set.at(path).node());
            } catch (TreePath.Astray astray) {
                String found = path + ", with " + astray.getMessage();
                problems.add(set.at(path).problem(found, astray.expected()));
            }
        }
        return new Located(root.file(), copy, root.pointer(), root.places());
    }

    /** Puts a value where a path leads. */
    static void put(TreePath.Spot spot, JsonNode value) {
        if (spot.holder() instanceof ObjectNode mapping) {
            mapping.set(spot.key(), value);
        } else if (spot.holder() instanceof ArrayNode sequence) {
            sequence.set(Integer.parseInt(spot.key()), value);
        }
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

    private void refuse(String text, String path, String found, String expected) {
        problems.add(new Problem("--set " + text, 0, 0, path, found, expected));
    }
}
