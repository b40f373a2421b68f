package io.headroom.content.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one YAML document and keeps the place of every value and of every field's name. */
public final class YamlDocument {
    private static final YAMLFactory YAML = new YAMLFactory();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String file;
    private final JsonParser parser;
    private final List<Problem> problems;
    private final Map<String, Located.Place> places = new HashMap<>();

    private YamlDocument(String file, JsonParser parser, List<Problem> problems) {
        this.file = file;
        this.parser = parser;
        this.problems = problems;
    }

    /** The document in {@code bytes}; null when it is no YAML, which is noted as a problem. */
    public static @Nullable Located parse(String file, byte[] bytes, List<Problem> problems) {
        int before = problems.size();
        try (JsonParser parser = YAML.createParser(bytes)) {
            YamlDocument document = new YamlDocument(file, parser, problems);
            JsonToken first = parser.nextToken();
            if (first == null) {
                problems.add(Problem.ofFile(file, "an empty file", "a YAML document"));
                return null;
            }
            JsonNode root = document.value(first, "");
            return problems.size() > before
                    ? null
                    : new Located(file, root, "", document.places::get);
        } catch (JsonProcessingException e) {
            problems.add(notYaml(file, e));
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
        return switch (token) {
            case START_OBJECT -> mapping(pointer);
            case START_ARRAY -> sequence(pointer);
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
            case VALUE_NULL -> NODES.nullNode();
            default -> NODES.textNode(parser.getText());
        };
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

    private static Problem notYaml(String file, JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        String found = found(e);
        return location == null
                ? Problem.ofFile(file, found, "a YAML document")
                : new Problem(
                        file,
                        location.getLineNr(),
                        location.getColumnNr(),
                        "",
                        found,
                        "a YAML document");
    }

    /** The parser's words, but for those that are about itself. */
    private static String found(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "more than a document may hold";
        }
        String words = e.getOriginalMessage().lines().findFirst().orElse("something else");
        return words.contains("CharConversionException") ? "a file that is no text" : words;
    }
}
