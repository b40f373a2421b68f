package io.headroom.node.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/** What the descriptions of the node's interfaces have in common: YAML, and the sources' words. */
final class ApiText {
    private final Javadocs javadocs = new Javadocs();

    /** What the sources say of a constant or a component. */
    @Nullable String said(Class<?> type, String member) {
        return javadocs.of(type, member);
    }

    /** A document as it is served. */
    static String yaml(String from, ObjectNode document) throws IOException {
        YAMLFactory factory =
                YAMLFactory.builder()
                        .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                        .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                        .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                        .disable(YAMLGenerator.Feature.SPLIT_LINES)
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                        .build();
        return "# Written from "
                + from
                + ".\n"
                + new ObjectMapper(factory).writeValueAsString(document);
    }

    /** What the sources say of each constant, by its name on the wire. */
    <E extends Enum<E>> void sentences(
            ObjectNode into, E[] constants, Function<E, String> wireName) {
        for (E constant : constants) {
            into.put(wireName.apply(constant), said(constant.getDeclaringClass(), constant.name()));
        }
    }

    /** The whole numbers of a record of limits, with what the sources say of them. */
    void limits(ObjectNode into, Record limits) {
        ObjectNode values = Shapes.WIRE.valueToTree(limits);
        for (Map.Entry<String, JsonNode> limit : values.properties()) {
            if (limit.getValue().isInt()) {
                into.putObject(limit.getKey())
                        .put("value", limit.getValue().intValue())
                        .put("description", said(limits.getClass(), limit.getKey()));
            }
        }
    }
}
