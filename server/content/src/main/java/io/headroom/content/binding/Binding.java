package io.headroom.content.binding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.content.grammar.Reading;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites one document once. */
final class Binding {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Pattern QUANTITY =
            Pattern.compile("([+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?)( *[a-zA-Zµ/]*)");

    /** A choice may say what another says, not itself. */
    private static final int MOST_DEEP = 60;

    private final Located root;
    private final Reading reading;
    private final List<Problem> problems;
    private final List<Problem> doubtful = new ArrayList<>();
    private final Map<String, Named> names = new LinkedHashMap<>();
    private final Map<String, Located.Place> places = new HashMap<>();
    private final Map<String, String> origins = new HashMap<>();

    Binding(Located root, List<Problem> problems) {
        this.root = root;
        this.problems = problems;
        reading = new Reading(problems);
    }

    /**
     * What a name stands for.
     *
     * @param value where the author wrote it
     * @param settings of the knobs that it comes from
     */
    private record Named(Located value, SortedMap<String, String> settings) {}

    /** Sets a knob. */
    void turn(Turnable knob, String value) {
        SortedMap<String, String> settings = new TreeMap<>(Map.of(knob.id(), value));
        if (!knob.named()) {
            try {
                Located number = Derived.decimal(knob.at(), new BigDecimal(value));
                names.put(knob.id(), new Named(number, settings));
            } catch (NumberFormatException e) {
                problems.add(knob.at().problem(value + " for " + knob.id(), "a number"));
            }
            return;
        }
        Located choice = knob.choices().get(value);
        if (choice == null) {
            problems.add(knob.at().problem(value, "one of " + knob.values()));
            return;
        }
        for (String field : choice.fields()) {
            names.put(knob.id() + "." + field, new Named(choice.at(field), settings));
        }
    }

    /** Gives a number a name. */
    void define(String name, BigDecimal number) {
        names.put(name, new Named(Derived.decimal(root, number), new TreeMap<>()));
    }

    /** Gives a derived value its name. */
    void define(String name, Derived derived) {
        SortedMap<String, String> settings = new TreeMap<>();
        for (String used : derived.of().names()) {
            Named named = names.get(used);
            if (named != null) {
                settings.putAll(named.settings());
            }
        }
        try {
            names.put(name, new Named(derived.value(this::number), settings));
        } catch (Expression.Undefined e) {
            String found = derived.at().shown() + at(settings);
            problems.add(derived.at().problem(found, e.expected()));
            define(name, BigDecimal.ONE);
        }
    }

    /** Whether a rule of the author holds. */
    boolean holds(Derived rule) {
        try {
            return rule.of().value(this::number).signum() != 0;
        } catch (Expression.Undefined e) {
            problems.add(rule.at().problem(e.expected()));
            return false;
        }
    }

    /** Of a name that is not there, or no number, something was noted when it was defined. */
    private BigDecimal number(String name) {
        Named named = names.get(name);
        return named != null && named.value().node().isNumber()
                ? named.value().node().decimalValue()
                : BigDecimal.ONE;
    }

    private static String at(SortedMap<String, String> settings) {
        StringBuilder at = new StringBuilder();
        settings.forEach(
                (knob, value) ->
                        at.append(at.isEmpty() ? " at " : ", ").append(knob + " " + value));
        return at.toString();
    }

    /** The document, rewritten. */
    Bound bound(
            Map<String, Drawn> conditions,
            Map<String, BigDecimal> factors,
            @Nullable String forbidden) {
        ObjectNode bound = NODES.objectNode();
        for (String field : root.fields()) {
            if (SettingRows.USED_UP.contains(field)) {
                continue;
            }
            // Whoever reads the knobs wants them as they are written.
            JsonNode value =
                    field.equals("knobs")
                            ? root.at(field).node()
                            : rewritten(root.at(field), root.at(field).pointer(), 0);
            if (value != null) {
                bound.set(field, value);
            }
        }
        conditions.forEach(
                (name, drawn) -> {
                    BigDecimal factor = factors.getOrDefault(name, BigDecimal.ONE);
                    drawn.fields()
                            .forEach(field -> multiply(bound, name, field, factor, drawn.whole()));
                });
        Located.Places written = root.places();
        Located.Places all =
                pointer -> {
                    Located.Place place = places.get(pointer);
                    return place == null ? written.of(pointer) : place;
                };
        return new Bound(
                new Located(root.file(), bound, root.pointer(), all), origins, doubtful, forbidden);
    }

    /**
     * A value with everything in it that a name stands for; null when it is to be left out.
     *
     * @param target where it will stand
     */
    private @Nullable JsonNode rewritten(Located at, String target, int deep) {
        if (!target.equals(at.pointer())) {
            places.put(target, at.place());
        }
        JsonNode node = at.node();
        if (node.isTextual() && node.textValue().startsWith("$")) {
            return referred(at, target, deep);
        }
        if (node.isObject() && node.has("knob")) {
            return inPlace(at, target, deep);
        }
        if (node.isObject()) {
            ObjectNode mapping = NODES.objectNode();
            for (String field : at.fields()) {
                JsonNode value =
                        rewritten(at.at(field), target + "/" + Located.escaped(field), deep + 1);
                if (value != null) {
                    mapping.set(field, value);
                }
            }
            return mapping;
        }
        if (node.isArray()) {
            ArrayNode sequence = NODES.arrayNode();
            for (Located item : at.items()) {
                JsonNode value = rewritten(item, target + "/" + sequence.size(), deep + 1);
                if (value != null) {
                    sequence.add(value);
                }
            }
            return sequence;
        }
        return node.isNull() ? null : node;
    }

    private @Nullable JsonNode referred(Located at, String target, int deep) {
        Matcher matcher = Reference.TEXT.matcher(at.text());
        return matcher.matches()
                ? put(at, matcher.group(1), null, matcher.group(2), target, deep)
                : at.node();
    }

    private @Nullable JsonNode inPlace(Located at, String target, int deep) {
        Reference reference = Reference.IN_PLACE.read(reading, at);
        return reference == null
                ? NODES.numberNode(1)
                : put(at, reference.name(), reference.bent(), reference.unit(), target, deep);
    }

    private @Nullable JsonNode put(
            Located at, String name, @Nullable Located bent, String unit, String target, int deep) {
        Named named = names.get(name);
        if (named == null) {
            problems.add(Template.unknown(at, "$" + name, dollars()));
            return NODES.numberNode(1);
        }
        if (deep > MOST_DEEP) {
            problems.add(at.problem("nothing that stands for itself"));
            return NODES.numberNode(1);
        }
        Located value = named.value();
        if (bent != null) {
            try {
                value = Derived.bend(bent, number(name));
            } catch (Expression.Undefined e) {
                problems.add(bent.problem(bent.shown() + at(named.settings()), e.expected()));
            }
        }
        origins.put(target, "$" + name + at(named.settings()));
        if (value.node().isNumber()) {
            // A knob's value stands where it is used, a derived one where it is derived.
            boolean plain = bent == null && !value.pointer().startsWith("/let");
            places.put(target, plain ? at.place() : value.place());
            return quantity(value.node().decimalValue(), unit);
        }
        if (!unit.isBlank()) {
            problems.add(at.problem("a number, to have a unit"));
        }
        return rewritten(value, target, deep + 1);
    }

    private Set<String> dollars() {
        Set<String> dollars = new HashSet<>();
        names.keySet().forEach(name -> dollars.add("$" + name));
        return dollars;
    }

    private static JsonNode quantity(BigDecimal number, String unit) {
        return unit.isBlank()
                ? DecimalNode.valueOf(number)
                : TextNode.valueOf(Derived.plain(number) + unit);
    }

    private void multiply(
            ObjectNode bound, String name, Located field, BigDecimal factor, boolean whole) {
        try {
            TreePath.Spot spot = new TreePath(field.text()).in(bound);
            JsonNode value = spot.value();
            Matcher quantity = QUANTITY.matcher(value.asText().strip());
            Problem none = field.problem(field.text(), "the path of a number, of any unit");
            if (!value.isMissingNode() && value.isValueNode() && !quantity.matches()) {
                // What stands there is told where it stands, if it is wrong there.
                doubtful.add(none);
            } else if (!quantity.matches()) {
                problems.add(none);
            } else if (factor.compareTo(BigDecimal.ONE) != 0) {
                BigDecimal product = new BigDecimal(quantity.group(1)).multiply(factor);
                BigDecimal number = whole ? product.setScale(0, RoundingMode.HALF_UP) : product;
                PathOverrides.put(spot, quantity(number, quantity.group(2)));
                origins.merge(
                        spot.pointer(),
                        "condition " + name + " of " + Derived.plain(factor),
                        (one, other) -> one + ", " + other);
            }
        } catch (TreePath.Astray astray) {
            problems.add(
                    field.problem(
                            field.text() + ", with " + astray.getMessage(), astray.expected()));
        }
    }
}
