package io.headroom.content.grammar;

import io.headroom.content.document.Located;
import io.headroom.content.document.Nearest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What an object of a file says, by its rows. */
public final class Values {
    private final Reading reading;
    private final Located at;
    private final List<Row<?>> rows;
    private final List<String> unknown = new ArrayList<>();
    private final Map<Row<?>, Object> read = new HashMap<>();
    private boolean refused;

    Values(Reading reading, Located at, List<Row<?>> rows) {
        this.reading = reading;
        this.at = at;
        this.rows = rows;
        List<String> names = rows.stream().map(Row::name).toList();
        for (String field : at.fields()) {
            if (!names.contains(field)) {
                unknown.add(field);
            }
        }
    }

    /** Reads a field and keeps it; null when it is left out, or wrong, which is noted. */
    public <T> @Nullable T read(Row<T> row) {
        T value = row.otherwise();
        if (has(row)) {
            value = row.kind().read(reading, at(row));
            refused |= value == null;
        } else if (row.needed()) {
            refused = true;
            if (misspelled(row) == null) {
                reading.refuse(at(row), "nothing", row.expected());
            }
        }
        if (value != null) {
            read.put(row, value);
        }
        return value;
    }

    /** Refuses every field that is no row's. */
    void close() {
        List<String> names = rows.stream().map(Row::name).toList();
        for (String field : unknown) {
            refused = true;
            Row<?> meant =
                    rows.stream()
                            .filter(row -> row.needed() && field.equals(misspelled(row)))
                            .findFirst()
                            .orElse(null);
            String missing = meant == null ? "" : meant.name() + ", which is needed; ";
            reading.refuse(at.at(field), "an unknown field", missing + Nearest.oneOf(field, names));
        }
    }

    /** The unknown field that was meant to be a row that is not there; null for none. */
    private @Nullable String misspelled(Row<?> row) {
        if (has(row)) {
            return null;
        }
        List<String> absent = rows.stream().filter(each -> !has(each)).map(Row::name).toList();
        return unknown.stream()
                .filter(field -> row.name().equals(Nearest.to(field, absent)))
                .findFirst()
                .orElse(null);
    }

    /** A row must be there; what may have been meant for it is told in its place. */
    void require(Row<?> row) {
        String field = has(row) ? null : misspelled(row);
        if (field != null) {
            String found = "an unknown field";
            reading.refuse(at.at(field), found, row.name() + ": " + row.expected());
        } else if (!has(row)) {
            reading.refuse(at(row), "nothing", row.expected());
        }
    }

    /** A field is there unless another says something. */
    void requireUnless(RowList.Unless unless) {
        Located other = unless.other().isEmpty() ? at : at.at(unless.other());
        if (!at.has(unless.field()) && unless.fields().stream().noneMatch(other::has)) {
            refused = true;
            String others = unless.field() + ", or " + String.join(", or ", unless.fields());
            boolean own = unless.other().isEmpty();
            reading.refuse(
                    at.at(unless.field()),
                    "nothing",
                    own ? others : row(unless.field()).sentence());
        }
    }

    /** Of some groups of fields one is there, with all that it needs. */
    void requireOne(List<RowList.Group> groups) {
        List<RowList.Group> there = groups.stream().filter(group -> group.isIn(at)).toList();
        if (there.size() > 1) {
            requireApart(first(there.get(0)), first(there.get(1)));
            return;
        }
        if (there.isEmpty()) {
            refused = true;
            String names =
                    groups.stream()
                            .map(RowList.Group::told)
                            .collect(Collectors.joining(groups.size() > 2 ? ", " : ", or "));
            String first = groups.getFirst().fields().getFirst();
            if (unknown.isEmpty() && groups.size() > 2) {
                reading.refuse(at, "one of " + names);
            } else if (unknown.isEmpty()) {
                reading.refuse(at.at(first), "nothing", names + ": " + row(first).expected());
            }
            return;
        }
        for (String field : there.getFirst().needed()) {
            if (!at.has(field)) {
                refused = true;
                reading.refuse(at.at(field), "nothing", row(field).expected());
            }
        }
    }

    /** Of two fields not both are there. */
    void requireApart(String one, String other) {
        if (at.has(one) && at.has(other)) {
            refused = true;
            reading.refuse(at.at(other), other + " beside " + one, "one of the two");
        }
    }

    private String first(RowList.Group group) {
        return group.fields().stream().filter(at::has).findFirst().orElseThrow();
    }

    private Row<?> row(String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }

    /** Whether something of it has been refused. */
    public boolean isRefused() {
        return refused;
    }

    /** What a row that is needed, or means something where it is left out, says. */
    public <T> T of(Row<T> row) {
        T value = maybe(row);
        if (value == null) {
            throw new IllegalStateException(row.name() + " was not read, or may be left out");
        }
        return value;
    }

    /** What a row says; null when it is left out, or was refused. */
    @SuppressWarnings("unchecked")
    public <T> @Nullable T maybe(Row<T> row) {
        return (T) read.get(row);
    }

    /** What a row says, or something else where it is left out. */
    public <T> T or(Row<T> row, T otherwise) {
        T value = maybe(row);
        return value == null ? otherwise : value;
    }

    /** Whether the field is there. */
    public boolean has(Row<?> row) {
        return at.has(row.name());
    }

    /** Where the object stands. */
    public Located at() {
        return at;
    }

    /** Where a field stands, or would. */
    public Located at(Row<?> row) {
        return at.at(row.name());
    }

    /** Reads it. */
    public Reading reading() {
        return reading;
    }

    /** What is made of values later; null when that is refused. */
    public <T> @Nullable T build(Supplier<@Nullable T> construct) {
        return reading.build(at, rows, construct);
    }

    /** Refuses a field for what else is said; null, for what cannot be made then. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T> @Nullable T refuse(Row<?> row, String found, String expected) {
        reading.refuse(has(row) ? at(row) : at, found, expected);
        return null;
    }

    /** Refuses what a field says for what else is said; null, for what cannot be made then. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T> @Nullable T refuse(Row<?> row, String expected) {
        return refuse(row, at(row).shown(), expected);
    }
}
