package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.content.document.Nearest;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A mapping that is read field by field; a field that nobody asked for is refused at the end. */
final class Mapping {
    private final Reading reading;
    private final Located at;
    private final Set<String> known = new LinkedHashSet<>();
    private final boolean usable;

    Mapping(Reading reading, Located at) {
        this.reading = reading;
        this.at = at;
        usable = at.node().isObject();
        if (!usable) {
            reading.refuse(at, "a mapping of fields");
        }
    }

    /** Where it stands. */
    Located place() {
        return at;
    }

    /** A field that may be left out: null when it is. */
    @Nullable Located optional(String field) {
        known.add(field);
        return usable && at.has(field) ? at.at(field) : null;
    }

    /** A field that must be there; it is noted when it is not, and null then. */
    @Nullable Located required(String field, String expected) {
        Located value = optional(field);
        if (value == null && usable) {
            reading.refuse(at.at(field), "nothing", expected);
        }
        return value;
    }

    long nanos(String field) {
        Located value = required(field, Unit.DURATION.expected());
        return value == null ? 1 : reading.nanos(value);
    }

    long nanos(String field, long otherwise) {
        Located value = optional(field);
        return value == null ? otherwise : reading.nanos(value);
    }

    double quantity(String field, Unit unit) {
        Located value = required(field, unit.expected());
        return value == null ? 1 : reading.quantity(value, unit).doubleValue();
    }

    double quantity(String field, Unit unit, double otherwise) {
        Located value = optional(field);
        return value == null ? otherwise : reading.quantity(value, unit).doubleValue();
    }

    double number(String field, double least, double most) {
        Located value = required(field, Unit.NUMBER.expected());
        return value == null ? least : reading.number(value, least, most);
    }

    double number(String field, double least, double most, double otherwise) {
        Located value = optional(field);
        return value == null ? otherwise : reading.number(value, least, most);
    }

    int count(String field, int least, int most) {
        Located value = required(field, "a whole number");
        return value == null ? least : (int) reading.whole(value, least, most);
    }

    int count(String field, int least, int most, int otherwise) {
        Located value = optional(field);
        return value == null ? otherwise : (int) reading.whole(value, least, most);
    }

    boolean flag(String field, boolean otherwise) {
        Located value = optional(field);
        return value == null ? otherwise : reading.flag(value);
    }

    String text(String field) {
        Located value = required(field, "a text");
        return value == null ? field : reading.text(value);
    }

    String text(String field, String otherwise) {
        Located value = optional(field);
        return value == null ? otherwise : reading.text(value);
    }

    /** One of the names; the first is meant when the field is left out. */
    String choice(String field, List<String> names) {
        Located value = optional(field);
        return value == null ? names.getFirst() : reading.choice(value, names);
    }

    /** Refuses every field that was not asked for. */
    void done() {
        if (!usable) {
            return;
        }
        for (String field : at.fields()) {
            if (!known.contains(field)) {
                reading.refuse(at.at(field), "an unknown field", Nearest.oneOf(field, known));
            }
        }
    }
}
