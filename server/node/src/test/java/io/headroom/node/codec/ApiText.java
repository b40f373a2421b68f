package io.headroom.node.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;

import io.headroom.game.decision.CloseCode;
import io.headroom.game.decision.RefusalCode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Map;

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

    /** Refusals, with what they say besides and how they come. */
    ObjectNode refusals(MessageSchemas schemas, List<RefusalCode> codes) {
        ObjectNode refusals = Shapes.WIRE.createObjectNode();
        for (RefusalCode code : codes) {
            ObjectNode refusal = refusals.putObject(code.wireName());
            refusal.put("description", said(RefusalCode.class, code.name()));
            if (code.httpStatus() != 0) {
                refusal.put("status", code.httpStatus());
            }
            CloseCode end = code.closeCode();
            if (end != null) {
                refusal.put("close", end.number());
            }
            ObjectNode arguments = refusal.putObject("arguments");
            for (RefusalCode.Argument argument : code.arguments()) {
                ObjectNode schema = schemas.reference(argument.type());
                schema.put("description", said(RefusalCode.Argument.class, argument.name()));
                arguments.set(argument.wireName(), schema);
            }
        }
        return refusals;
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
