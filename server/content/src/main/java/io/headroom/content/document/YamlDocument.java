package io.headroom.content.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads one YAML document and keeps the place of every value and of every field's name. */
public final class YamlDocument {
    private static final YAMLFactory YAML = new YAMLFactory();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Pattern NO_NUMBER = Pattern.compile("(?i)nan|inf");

    /** Nobody writes more, and the parser takes seconds for each megabyte of a single line. */
    private static final int MOST_BYTES = 1 << 20;

    private final String file;
    private final YAMLParser parser;
    private final List<Problem> problems;
    private final Map<String, Located.Place> places = new HashMap<>();

    private YamlDocument(String file, YAMLParser parser, List<Problem> problems) {
        this.file = file;
        this.parser = parser;
        this.problems = problems;
    }

    /** The document in {@code bytes}; null when it is no YAML, which is noted as a problem. */
    public static @Nullable Located parse(String file, byte[] bytes, List<Problem> problems) {
        int before = problems.size();
        if (bytes.length > MOST_BYTES) {
            String found = "a file of " + bytes.length + " bytes";
            problems.add(Problem.ofFile(file, found, "at most " + MOST_BYTES));
            return null;
        }
        try (YAMLParser parser = YAML.createParser(bytes)) {
            YamlDocument document = new YamlDocument(file, parser, problems);
            JsonToken first = parser.nextToken();
            if (first == null) {
                problems.add(Problem.ofFile(file, "an empty file", "a YAML document"));
                return null;
            }
            JsonNode root = document.value(first, "");
            if (parser.nextToken() != null) {
                Located.Place at = place(parser.currentTokenLocation());
                String found = "a second document";
                problems.add(new Problem(file, at.line(), at.column(), "", found, "one in a file"));
            }
            return problems.size() > before
                    ? null
                    : new Located(file, root, "", document.places::get);
        } catch (JsonProcessingException e) {
            problems.add(YamlTrouble.problem(file, e));
            return null;
        } catch (IOException e) {
            throw new IllegalStateException("reading " + file + " from memory", e);
        }
    }

    /**
     * A document in which the fields of a newer one take the place of those with the same path.
     *
     * @throws IOException when one of the two is no YAML
     */
    static byte[] corrected(byte[] older, byte[] newer) throws IOException {
        ObjectMapper mapper = new ObjectMapper(YAML);
        return mapper.writeValueAsBytes(corrected(mapper.readTree(older), mapper.readTree(newer)));
    }

    private static JsonNode corrected(JsonNode older, JsonNode newer) {
        if (!(older instanceof ObjectNode fields) || !newer.isObject()) {
            return newer;
        }
        newer.properties()
                .forEach(
                        field -> {
                            JsonNode before = fields.get(field.getKey());
                            fields.set(
                                    field.getKey(),
                                    before == null
                                            ? field.getValue()
                                            : corrected(before, field.getValue()));
                        });
        return fields;
    }

    private JsonNode value(JsonToken token, String pointer) throws IOException {
        note(pointer, parser.currentTokenLocation());
        if (parser.isCurrentAlias()) {
            Located alias = new Located(file, NODES.nullNode(), pointer, places::get);
            problems.add(alias.problem("*" + parser.getText(), "the value itself, no alias"));
            return NODES.nullNode();
        }
        // .nan and .inf are numbers of YAML that nothing here may be.
        if (token == JsonToken.VALUE_NUMBER_FLOAT && NO_NUMBER.matcher(parser.getText()).find()) {
            return NODES.textNode(parser.getText());
        }
        return switch (token) {
            case START_OBJECT -> mapping(pointer);
            case START_ARRAY -> sequence(pointer);
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
            case VALUE_NULL -> NODES.nullNode();
            default -> NODES.textNode(text(parser.getText(), pointer));
        };
    }

    /** Whoever reads a file is shown its texts, in a terminal perhaps. */
    private String text(String text, String pointer) {
        int control = Printable.control(text);
        if (control >= 0) {
            Located at = new Located(file, NODES.nullNode(), pointer, places::get);
            String found = "the control character U+%04X".formatted(control);
            problems.add(at.problem(found, "characters that can be read"));
        }
        return text;
    }

    private ObjectNode mapping(String pointer) throws IOException {
        ObjectNode mapping = NODES.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            String field = pointer + "/" + Located.escaped(name);
            Located.Place namePlace = place(parser.currentTokenLocation());
            JsonNode value = value(parser.nextToken(), field);
            // A field is where its name stands: that is where people look for it.
            places.put(field, namePlace);
            text(name, field);
            if (mapping.has(name)) {
                Located twice = new Located(file, value, field, places::get);
                problems.add(twice.problem("the field a second time", "it once"));
            }
            mapping.set(name, value);
        }
        return mapping;
    }

    private ArrayNode sequence(String pointer) throws IOException {
        ArrayNode sequence = NODES.arrayNode();
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            sequence.add(value(token, pointer + "/" + sequence.size()));
        }
        return sequence;
    }

    private void note(String pointer, JsonLocation location) {
        places.put(pointer, place(location));
    }

    private static Located.Place place(JsonLocation location) {
        return new Located.Place(location.getLineNr(), location.getColumnNr());
    }
}
