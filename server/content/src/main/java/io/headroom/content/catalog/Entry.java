package io.headroom.content.catalog;

import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A mapping of figures that is read field by field. What is wrong is noted with its line, and read
 * as something harmless; a field that nobody asked for is refused at the end.
 */
final class Entry {
    private final Located at;
    private final List<Problem> problems;
    private final Set<String> known = new LinkedHashSet<>();

    Entry(Located at, List<Problem> problems) {
        this.at = at;
        this.problems = problems;
        if (!at.node().isObject()) {
            problems.add(at.problem("a mapping of fields"));
        }
    }

    /** Where it stands. */
    Located place() {
        return at;
    }

    /** The fields, in the order of the file; none is unknown then. */
    List<String> names() {
        List<String> names = at.node().isObject() ? at.fields() : List.of();
        known.addAll(names);
        return names;
    }

    /** A field that may be left out: null when it is. */
    @Nullable Located optional(String field) {
        known.add(field);
        return at.has(field) ? at.at(field) : null;
    }

    /** A number within limits that must be there. */
    double number(String field, double least, double most) {
        Located value = optional(field);
        if (value == null) {
            problems.add(at.at(field).problem("nothing", numbers(least, most)));
            return Math.max(1, least);
        }
        return number(value, least, most);
    }

    /** A number within limits that may be left out. */
    double number(String field, double least, double most, double otherwise) {
        Located value = optional(field);
        return value == null ? otherwise : number(value, least, most);
    }

    private double number(Located value, double least, double most) {
        double number = value.node().asDouble(Double.NaN);
        if (!value.node().isNumber() || !(number >= least && number <= most)) {
            problems.add(value.problem(numbers(least, most)));
            return Math.max(1, least);
        }
        return number;
    }

    private static String numbers(double least, double most) {
        return "a number from " + plain(least) + " to " + plain(most);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** A whole number from 1. */
    int whole(String field) {
        double number = number(field, 1, 1_000_000_000);
        if (number != Math.rint(number)) {
            problems.add(at.at(field).problem("a whole number"));
            return 1;
        }
        return (int) number;
    }

    /** True or false; false when it is left out. */
    boolean flag(String field) {
        Located value = optional(field);
        if (value != null && !value.node().isBoolean()) {
            problems.add(value.problem("true or false"));
        }
        return value != null && value.node().asBoolean();
    }

    /** A text; {@code otherwise} when it is left out. */
    String text(String field, String otherwise) {
        Located value = optional(field);
        if (value != null && !value.node().isTextual()) {
            problems.add(value.problem("a text"));
        }
        return value == null ? otherwise : value.text();
    }

    /** The mapping in a field that must be there. */
    Entry entry(String field) {
        known.add(field);
        return new Entry(at.at(field), problems);
    }

    /**
     * A number for a thing of this name: the field is a number for all, or a mapping of numbers by
     * name, of which {@code other} is for the rest.
     */
    double numberFor(String field, String name, double least, double most) {
        Located value = optional(field);
        if (value == null || !value.node().isObject()) {
            return number(field, least, most);
        }
        Entry byName = new Entry(value, problems);
        byName.names();
        return byName.number(value.has(name) ? name : "other", least, most);
    }

    /** Refuses every field that was not asked for. */
    void done() {
        for (String field : at.node().isObject() ? at.fields() : List.<String>of()) {
            if (!known.contains(field)) {
                String expected = "one of " + String.join(", ", known);
                problems.add(at.at(field).problem("an unknown field", expected));
            }
        }
    }
}
