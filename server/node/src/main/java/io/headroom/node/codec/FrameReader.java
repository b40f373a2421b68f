package io.headroom.node.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads one JSON object property by property and refuses whatever nobody asked for. Not
 * thread-safe; one for each object of a frame.
 */
final class FrameReader {
    private static final int SHOWN_CHARS = 40;

    private final String where;
    private final JsonNode object;
    private final Set<String> read = new HashSet<>();

    private FrameReader(String where, JsonNode object) {
        this.where = where;
        this.object = object;
    }

    /** Starts reading a frame. */
    static FrameReader of(String text) throws BadFrame {
        JsonNode root;
        try {
            root = Shapes.WIRE.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new BadFrame("frame", Unreadable.in(notJson), "JSON");
        }
        return object("frame", root);
    }

    private static FrameReader object(String where, JsonNode node) throws BadFrame {
        if (!node.isObject()) {
            throw new BadFrame(where, shown(node), "an object");
        }
        return new FrameReader(where, node);
    }

    /** The same object under the name of what it turned out to be. */
    FrameReader named(String name) {
        FrameReader renamed = new FrameReader(name, object);
        renamed.read.addAll(read);
        return renamed;
    }

    /** A property that is an object. */
    FrameReader object(String name) throws BadFrame {
        return object(path(name), required(name, "an object"));
    }

    /** A property that is a name, an id or a code: text without control characters. */
    String text(String name) throws BadFrame {
        String text = typedText(name);
        if (!PlainText.is(text)) {
            throw new BadFrame(path(name), PlainText.FOUND, PlainText.EXPECTED);
        }
        return text;
    }

    /** A property that is text as somebody typed it; what it may hold is the game's to say. */
    String typedText(String name) throws BadFrame {
        JsonNode node = required(name, "text");
        if (!node.isTextual()) {
            throw new BadFrame(path(name), shown(node), "text");
        }
        return node.textValue();
    }

    /** A property that is text, null or not there. */
    @Nullable String optionalText(String name) throws BadFrame {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            read.add(name);
            return null;
        }
        return text(name);
    }

    /** A property that is true or false. */
    boolean flag(String name) throws BadFrame {
        JsonNode node = required(name, "true or false");
        if (!node.isBoolean()) {
            throw new BadFrame(path(name), shown(node), "true or false");
        }
        return node.booleanValue();
    }

    /** A property that is a whole number of a range. */
    long number(String name, WholeRange range) throws BadFrame {
        return number(path(name), required(name, range.toString()), range);
    }

    /** A property that is a count. */
    int count(String name) throws BadFrame {
        return (int) number(name, WholeRange.COUNT);
    }

    /** A property that is an object of whole numbers. */
    SortedMap<String, Long> numbers(String name) throws BadFrame {
        JsonNode node = required(name, "an object of whole numbers");
        if (!node.isObject()) {
            throw new BadFrame(path(name), shown(node), "an object of whole numbers");
        }
        SortedMap<String, Long> numbers = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String place = path(name) + "." + shortened(entry.getKey());
            if (!PlainText.is(entry.getKey())) {
                throw new BadFrame(place, PlainText.FOUND, PlainText.EXPECTED);
            }
            numbers.put(entry.getKey(), number(place, entry.getValue(), WholeRange.ANY));
        }
        return numbers;
    }

    /** A property that is a list of whole numbers of a range. */
    List<Long> list(String name, WholeRange range) throws BadFrame {
        String expected = "a list of whole numbers";
        JsonNode node = required(name, expected);
        if (!node.isArray()) {
            throw new BadFrame(path(name), shown(node), expected);
        }
        List<Long> numbers = new ArrayList<>();
        for (JsonNode item : node) {
            numbers.add(number(path(name) + "[" + numbers.size() + "]", item, range));
        }
        return numbers;
    }

    /** Refuses a property that was not read. */
    void end() throws BadFrame {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!read.contains(name)) {
                throw new BadFrame(path(shortened(name)), "an unknown property", "none");
            }
        }
    }

    /** The path of a property. */
    String path(String name) {
        return where + "." + name;
    }

    private JsonNode required(String name, String expected) throws BadFrame {
        read.add(name);
        JsonNode node = object.get(name);
        if (node == null) {
            throw new BadFrame(path(name), "nothing", expected);
        }
        return node;
    }

    private static long number(String place, JsonNode node, WholeRange range) throws BadFrame {
        long number = node.longValue();
        if (!node.isIntegralNumber()
                || !node.canConvertToLong()
                || number < range.least()
                || number > range.most()) {
            throw new BadFrame(place, shown(node), range.toString());
        }
        return number;
    }

    private static String shown(JsonNode node) {
        if (node.isMissingNode()) {
            return "nothing";
        }
        return shortened(node.toString());
    }

    /** At most as much of a sender's text as a message may repeat, and only what can be shown. */
    static String shortened(String text) {
        boolean whole = text.length() <= SHOWN_CHARS;
        String shown = whole ? text : text.substring(0, SHOWN_CHARS) + "…";
        return PlainText.shown(shown);
    }
}
