package io.headroom.content.grammar;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Writes what kinds say of themselves as a JSON Schema (2020-12). */
public final class SchemaWriter {
    private static final String BASE = "https://headroom.example/schema/";
    private static final String BOUND = "bound";

    private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();
    private final Map<String, Object> owners = new HashMap<>();

    /** What may stand wherever a value does; null where nothing may. */
    private final @Nullable Kind<?> bound;

    private boolean binds;

    private SchemaWriter(@Nullable Kind<?> bound) {
        this.bound = bound;
        binds = bound != null;
    }

    /**
     * The schema of a file.
     *
     * @param name of the schema
     * @param title what such a file is
     * @param bound what may stand wherever a value does; null where nothing may
     */
    public static ObjectNode file(
            String name, String title, Kind<?> kind, @Nullable Kind<?> bound) {
        SchemaWriter writer = new SchemaWriter(bound);
        ObjectNode schema = node();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", BASE + name + ".schema.json");
        schema.put("title", title);
        ObjectNode body = kind instanceof Shape<?> shape ? writer.object(shape) : writer.of(kind);
        body.properties().forEach(field -> schema.set(field.getKey(), field.getValue()));
        if (!writer.definitions.isEmpty()) {
            schema.set("$defs", writer.definitions);
        }
        return schema;
    }

    /** An empty schema. */
    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Of a type. */
    private static ObjectNode type(String type) {
        return node().put("type", type);
    }

    /** What is said of a kind. */
    private ObjectNode of(Kind<?> kind) {
        return switch (kind) {
            case Shape<?> shape -> named(shape, shape.name(), () -> object(shape));
            case Kinds<?> kinds -> named(kinds, kinds.name(), () -> kinds(kinds));
            case Union<?> union -> named(union, union.name(), () -> union(union));
            case Either<?> either -> anyOf(of(either.otherwise()), of(either.first()));
            case Mapped<?, ?> mapped -> of(mapped.of());
            case Later<?> later -> of(later.kind().get());
            case Quantity quantity -> quantity(quantity);
            case Sequence<?> list -> list(list);
            case WordKinds.Other<?> other -> named(other, other.name(), () -> other(other));
            case WordKinds.Named<?> mapping -> mapping(mapping);
            case WordKinds.Choice<?> choice -> names(choice.meanings().keySet());
            case WordKinds.Known known -> names(known.names().get());
            case WordKinds.Text text -> text(text);
            case WordKinds.Flag flag -> type("boolean");
            case WordKinds.Anything anything -> types(anything.types());
            case WordKinds.Nothing nothing -> node().set("not", node());
            default -> throw new IllegalArgumentException("no schema of " + kind);
        };
    }

    private ObjectNode types(List<String> types) {
        ObjectNode schema = node();
        if (!types.isEmpty()) {
            types.forEach(schema.putArray("type")::add);
        }
        return schema;
    }

    private static ObjectNode text(WordKinds.Text text) {
        String pattern = text.pattern();
        ObjectNode schema = type("string").put("pattern", pattern == null ? "\\S" : pattern);
        return text.most() < Integer.MAX_VALUE ? schema.put("maxLength", text.most()) : schema;
    }

    private ObjectNode mapping(WordKinds.Named<?> mapping) {
        ObjectNode schema = type("object");
        if (mapping.least() > 0) {
            schema.put("minProperties", mapping.least());
        }
        if (mapping.most() < Integer.MAX_VALUE) {
            schema.put("maxProperties", mapping.most());
        }
        schema.putObject("propertyNames").put("pattern", mapping.pattern());
        return schema.set("additionalProperties", value(mapping.each()));
    }

    private ObjectNode list(Sequence<?> list) {
        ObjectNode schema = type("array");
        if (list.least() > 0) {
            schema.put("minItems", list.least());
        }
        if (list.most() < Integer.MAX_VALUE) {
            schema.put("maxItems", list.most());
        }
        return schema.set("items", value(list.of()));
    }

    private ObjectNode other(WordKinds.Other<?> other) {
        return other.binds() ? of(other.kind()) : asWritten(other.kind());
    }

    private ObjectNode quantity(Quantity quantity) {
        boolean open = quantity.most().compareTo(BigDecimal.valueOf(Double.MAX_VALUE)) >= 0;
        if (quantity.unit() != Unit.NUMBER) {
            boolean signed = quantity.least().signum() < 0;
            ObjectNode text = type("string").put("pattern", pattern(quantity.unit(), signed));
            boolean zero = !quantity.above() && quantity.least().signum() <= 0;
            return zero ? anyOf(node().put("const", 0), text) : text;
        }
        ObjectNode schema = type(quantity.whole() ? "integer" : "number");
        if (quantity.least().compareTo(BigDecimal.valueOf(-Double.MAX_VALUE)) > 0) {
            schema.put(quantity.above() ? "exclusiveMinimum" : "minimum", quantity.least());
        }
        return open ? schema : schema.put("maximum", quantity.most());
    }

    /** The texts of quantities of a unit; a zero needs none. */
    private static String pattern(Unit unit, boolean signed) {
        String digits = signed ? Unit.DIGITS : Unit.DIGITS.replaceFirst("\\[\\+-\\]", "\\\\+");
        return "^\\s*%s *(%s)\\s*$|^\\s*[+-]?0+(\\.0+)?\\s*$"
                .formatted(digits, String.join("|", unit.units()));
    }

    /** A kind where a name may stand for it. */
    private ObjectNode value(Kind<?> kind) {
        Kind<?> reference = bound;
        return binds && reference != null
                ? anyOf(named(reference, BOUND, () -> of(reference)), of(kind))
                : of(kind);
    }

    /** What is read before any name stands for anything. */
    private ObjectNode asWritten(Kind<?> kind) {
        boolean before = binds;
        binds = false;
        ObjectNode schema = of(kind);
        binds = before;
        return schema;
    }

    /** Either of some. */
    private static ObjectNode anyOf(ObjectNode... some) {
        ObjectNode schema = node();
        ArrayNode all = schema.putArray("anyOf");
        for (ObjectNode one : some) {
            boolean nested = one.size() == 1 && one.has("anyOf");
            (nested ? one.path("anyOf") : List.of(one)).forEach(all::add);
        }
        return all.size() == 1 && all.get(0) instanceof ObjectNode only ? only : schema;
    }

    /** One of some names. */
    ObjectNode names(Collection<String> names) {
        ObjectNode schema = node();
        names.forEach(schema.putArray("enum")::add);
        return schema;
    }

    /** A reference to a definition, which is written when it is first referred to. */
    private ObjectNode named(Kind<?> owner, String name, Supplier<ObjectNode> body) {
        if (name.isEmpty()) {
            return body.get();
        }
        Object known = owners.putIfAbsent(name, owner);
        if (known == null) {
            definitions.putNull(name);
            definitions.set(name, body.get());
        } else if (!known.equals(owner)) {
            throw new IllegalStateException("two kinds are named " + name);
        }
        return node().put("$ref", "#/$defs/" + name);
    }

    /** A strict object. */
    ObjectNode object(Shape<?> shape) {
        ObjectNode schema = type("object").put("additionalProperties", false);
        schema.put("description", sentence(shape.sentence()));
        List<String> needed = shape.rows().stream().filter(Row::needed).map(Row::name).toList();
        if (!needed.isEmpty()) {
            needed.forEach(schema.putArray("required")::add);
        }
        ObjectNode properties = schema.putObject("properties");
        for (Row<?> row : shape.rows()) {
            ObjectNode property = node();
            String otherwise = row.shown().isEmpty() ? "" : " Default: " + row.shown() + ".";
            property.put("description", sentence(row.sentence()) + otherwise);
            property.setAll(value(row.kind()));
            properties.set(row.name(), property);
        }
        for (RowList.Unless unless : shape.unless()) {
            ObjectNode choice = schema.withArray("allOf").addObject();
            boolean own = unless.other().isEmpty();
            String said = own ? "/if/not/anyOf" : "/if/properties/" + unless.other() + "/not/anyOf";
            ArrayNode any = choice.withArray(said);
            unless.fields().forEach(field -> any.addObject().putArray("required").add(field));
            if (!own) {
                // A name may stand for what says it.
                any.addObject().putArray("required").add("knob");
                any.addObject().put("type", "string");
            }
            choice.withArray("/then/required").add(unless.field());
        }
        for (List<String> pair : shape.apart()) {
            ObjectNode both = schema.withArray("allOf").addObject().putObject("not");
            pair.forEach(both.putArray("required")::add);
        }
        for (List<RowList.Group> groups : shape.choices()) {
            ArrayNode each = schema.withArray("allOf").addObject().putArray("oneOf");
            for (RowList.Group group : groups) {
                ObjectNode chosen = each.addObject();
                group.needed().forEach(chosen.putArray("required")::add);
                groups.stream()
                        .flatMap(other -> other.fields().stream())
                        .filter(field -> !group.fields().contains(field) && groups.size() < 4)
                        .forEach(field -> chosen.withObject("/properties").put(field, false));
            }
        }
        return schema;
    }

    /** One of several kinds by name. */
    ObjectNode kinds(Kinds<?> kinds) {
        ObjectNode said = node();
        List<String> alone =
                kinds.all().entrySet().stream()
                        .filter(kind -> kind.getValue().alone() != null)
                        .map(Map.Entry::getKey)
                        .toList();
        kinds.all()
                .forEach(
                        (name, kind) -> {
                            if (kind.said() != null) {
                                ObjectNode value = node();
                                value.put("description", sentence(kind.sentence()));
                                value.setAll(value(kind.said()));
                                said.set(name, value);
                            }
                        });
        ObjectNode object = type("object").put("additionalProperties", false);
        object.set("properties", said);
        object.put("minProperties", 1).put("maxProperties", 1);
        ObjectNode schema =
                alone.isEmpty()
                        ? object
                        : said.isEmpty() ? names(alone) : anyOf(names(alone), object);
        return schema.put("description", sentence(kinds.sentence()));
    }

    /** Objects that are told apart by a field. */
    ObjectNode union(Union<?> union) {
        ObjectNode schema = type("object").put("description", sentence(union.sentence()));
        ArrayNode all = schema.putArray("anyOf");
        union.all().values().forEach(shape -> all.add(of(shape)));
        return schema;
    }

    private static String sentence(String words) {
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }
}
