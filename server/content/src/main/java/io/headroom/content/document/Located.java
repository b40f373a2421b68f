package io.headroom.content.document;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A value of a document that knows where it stands, so that whatever turns out to be wrong with it
 * can be told exactly.
 */
public record Located(String file, JsonNode node, String pointer, Places places) {

    /** A line and a column, from 1. */
    public record Place(int line, int column) {}

    /** Where things stand. */
    @FunctionalInterface
    public interface Places {
        /** Where what a pointer names stands; null when it stands nowhere itself. */
        @Nullable Place of(String pointer);
    }

    /** Whether a mapping has a field. */
    public boolean has(String field) {
        return node.has(field);
    }

    /** A field of a mapping. */
    public Located at(String field) {
        return new Located(file, node.path(field), pointer + "/" + escaped(field), places);
    }

    /** The items of a sequence. */
    public List<Located> items() {
        List<Located> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new Located(file, node.path(i), pointer + "/" + i, places));
        }
        return items;
    }

    /** The field names of a mapping, in the order of the file. */
    public List<String> fields() {
        List<String> fields = new ArrayList<>();
        node.fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    /** A scalar as text. */
    public String text() {
        return node.asText();
    }

    /** Text that was broken into lines in the file, as one line. */
    public String sentence() {
        return node.asText().strip().replaceAll("\\s+", " ");
    }

    /** What is wrong with this value. */
    public Problem problem(String found, String expected) {
        Place place = place();
        return new Problem(file, place.line(), place.column(), path(pointer), found, expected);
    }

    /** What is wrong with this value, which stands there as it is. */
    public Problem problem(String expected) {
        return problem(shown(), expected);
    }

    /** This value, short enough for a message. */
    public String shown() {
        if (node.isMissingNode()) {
            return "nothing";
        }
        String shown = node.toString();
        return shown.length() <= 60 ? shown : shown.substring(0, 57) + "...";
    }

    /** Where this value stands, or the innermost thing around it that stands somewhere. */
    public Place place() {
        String at = pointer;
        while (true) {
            Place place = places.of(at);
            if (place != null) {
                return place;
            }
            int slash = at.lastIndexOf('/');
            if (slash < 0) {
                return new Place(1, 1);
            }
            at = at.substring(0, slash);
        }
    }

    /** A field name as a part of a pointer, RFC 6901. */
    public static String escaped(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }

    /** A pointer as people write it: {@code /knobs/1/values} is {@code knobs[1].values}. */
    private static String path(String pointer) {
        StringBuilder path = new StringBuilder();
        for (String part : pointer.split("/", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            if (part.chars().allMatch(c -> c >= '0' && c <= '9')) {
                path.append('[').append(part).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".");
                path.append(part.replace("~1", "/").replace("~0", "~"));
            }
        }
        return path.toString();
    }
}
