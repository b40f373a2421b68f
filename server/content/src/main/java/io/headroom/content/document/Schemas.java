package io.headroom.content.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Holds documents to their JSON Schema (2020-12) and says in words where they do not fit. */
public final class Schemas {
    /** What a document describes; each kind has a schema of its name. */
    public enum Kind {
        INDEX,
        MISSION,
        PRESETS,
        ROUND,
        TEXTS
    }

    /** Schemas refer to each other below this address; nothing is ever fetched from it. */
    private static final String BASE = "https://headroom.example/schema/";

    private static final double MOST = 1e18;

    private static final Map<Kind, Schema> SCHEMAS = load();

    private Schemas() {}

    /** Whether a document fits; everywhere that it does not is noted. */
    public static boolean accepts(Kind kind, Located document, List<Problem> problems) {
        Schema schema = SCHEMAS.get(kind);
        if (schema == null) {
            throw new IllegalStateException("no schema for " + kind);
        }
        int before = problems.size();
        refuseTheTooLarge(document, problems);
        if (problems.size() > before) {
            return false;
        }
        List<Error> errors = schema.validate(document.node().toString(), InputFormat.JSON);
        for (Error error : errors) {
            problems.add(problem(error, document));
        }
        return errors.isEmpty();
    }

    /** The validator stops at them where it expects a whole number. */
    private static void refuseTheTooLarge(Located at, List<Problem> problems) {
        if (at.node().isNumber() && Math.abs(at.number()) > MOST) {
            problems.add(at.problem("a number from -1e18 to 1e18"));
        }
        at.items().forEach(item -> refuseTheTooLarge(item, problems));
        at.fields().forEach(field -> refuseTheTooLarge(at.at(field), problems));
    }

    private static Problem problem(Error error, Located document) {
        Located place = document.resolve(error.getInstanceLocation().toString());
        String property = error.getProperty();
        String keyword = error.getKeyword();
        JsonNode node = place.node();
        if (keyword.equals("additionalProperties") && property != null) {
            return place.at(property).problem("a field that means nothing here", "no such field");
        }
        if (keyword.equals("required") && property != null) {
            return place.at(property).problem("nothing", "the field");
        }
        String found =
                switch (keyword) {
                    case "minItems", "maxItems", "uniqueItems" -> node.size() + " items";
                    case "minProperties", "maxProperties" -> node.size() + " fields";
                    default -> place.shown();
                };
        return place.problem(found, expected(keyword, error));
    }

    private static String expected(String keyword, Error error) {
        String limit = limit(error);
        return switch (keyword) {
            case "type" -> limit;
            case "enum" -> "one of " + limit;
            case "minimum" -> limit + " or more";
            case "maximum" -> limit + " or less";
            case "exclusiveMinimum" -> "more than " + limit;
            case "minItems", "minProperties" -> limit + " or more";
            case "maxItems", "maxProperties" -> limit + " at most";
            case "uniqueItems" -> "each of them once";
            case "minLength" -> limit + " characters or more";
            case "maxLength" -> limit + " characters at most";
            case "pattern", "propertyNames" -> "a text of the form " + limit;
            default -> error.getMessage();
        };
    }

    /** What the schema asks for at the place that does not fit, as words. */
    private static String limit(Error error) {
        tools.jackson.databind.JsonNode limit = error.getSchemaNode();
        if (limit == null) {
            return error.getMessage();
        }
        if (limit.isArray()) {
            return StreamSupport.stream(limit.spliterator(), false)
                    .map(tools.jackson.databind.JsonNode::asString)
                    .collect(Collectors.joining(" or "));
        }
        return limit.isValueNode() ? limit.asString() : error.getMessage();
    }

    private static Map<Kind, Schema> load() {
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemas(Schemas::text));
        Map<Kind, Schema> schemas = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT) + ".schema.json";
            schemas.put(kind, registry.getSchema(SchemaLocation.of(BASE + name)));
        }
        return schemas;
    }

    /** A schema's text by its address. */
    private static String text(String address) {
        if (!address.startsWith(BASE)) {
            throw new IllegalStateException("schemas never refer to " + address);
        }
        String name = "schema/" + address.substring(BASE.length());
        try {
            return new String(new ContentSource.Bundled().read(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the program lacks its own " + name, e);
        }
    }
}
