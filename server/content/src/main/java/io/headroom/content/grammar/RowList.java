package io.headroom.content.grammar;

import io.headroom.content.document.Located;
import io.headroom.simulator.bounds.Limits;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes the rows of an object in the order in which tables tell them. */
public final class RowList {
    /** Of more alternatives than these, a table does not name all beside each. */
    private static final int MOST_NAMED = 5;

    private final List<Row<?>> rows = new ArrayList<>();
    private final List<List<Group>> choices = new ArrayList<>();
    private final List<Unless> unless = new ArrayList<>();
    private final List<List<String>> apart = new ArrayList<>();

    /** None yet. */
    public RowList() {}

    /** A field of any kind; needed, unless it says otherwise. */
    public <T> Row<T> of(String name, Kind<T> kind, String sentence) {
        Row<T> row = new Row<>(name, kind, sentence);
        rows.add(row);
        return row;
    }

    /** A whole number within limits. */
    public Row<Integer> count(String name, long least, long most, String sentence) {
        return of(name, Quantity.whole(least, most).map(Long::intValue), sentence);
    }

    /** A number within limits. */
    public Row<Double> number(String name, double least, double most, String sentence) {
        return of(name, Quantity.of(Unit.NUMBER, least, most), sentence);
    }

    /** A number above 0, up to a limit. */
    public Row<Double> positive(String name, double most, String sentence) {
        return of(name, Quantity.above(Unit.NUMBER, 0, most), sentence);
    }

    /** A duration from 0, in nanoseconds. */
    public Row<Long> duration(String name, String sentence) {
        return of(name, Quantity.NANOS, sentence);
    }

    /** A duration above 0, in nanoseconds. */
    public Row<Long> span(String name, String sentence) {
        return of(name, Quantity.span(1), sentence);
    }

    /** A quantity from 0. */
    public Row<Double> quantity(String name, Unit unit, String sentence) {
        double most = unit == Unit.DURATION ? Limits.DURATION_NANOS : Double.MAX_VALUE;
        return of(name, Quantity.of(unit, 0, most), sentence);
    }

    /** True or false; false where it is left out. */
    public Row<Boolean> flag(String name, String sentence) {
        return of(name, WordKinds.FLAG, sentence).or(false);
    }

    /** A text. */
    public Row<String> text(String name, String sentence) {
        return of(name, WordKinds.TEXT, sentence);
    }

    /** One of the constants of an enumeration, as files name them; {@code first} is meant. */
    public <E extends Enum<E>> Row<E> choice(String name, E first, String sentence) {
        return of(name, WordKinds.constants(first), sentence).or(first);
    }

    /** Of some rows exactly one is there. */
    public void oneOf(Row<?>... alone) {
        either(Stream.of(alone).map(List::<Row<?>>of).toList());
    }

    /** Of some groups of rows one is there, with all that it needs, and nothing of the others. */
    public void either(List<List<Row<?>>> groups) {
        choices.add(groups.stream().map(Group::of).toList());
        for (List<Row<?>> group : groups) {
            String others =
                    groups.size() > MOST_NAMED
                            ? "another of these"
                            : groups.stream()
                                    .filter(other -> !other.equals(group))
                                    .map(other -> other.getFirst().name())
                                    .collect(Collectors.joining(", or "));
            group.forEach(row -> row.optional(row.needed() ? "or " + others : row.shown()));
        }
    }

    /** Of two rows, which may be left out, only one is there. */
    public void notBoth(Row<?> one, Row<?> other) {
        apart.add(List.of(one.name(), other.name()));
    }

    /** A row, which may be left out, is there unless another says one of some fields. */
    public void neededUnless(Row<?> row, Row<?> other, String... fields) {
        unless.add(new Unless(row.name(), other.name(), List.of(fields)));
    }

    /** A row, which may be left out, is there unless one of some others is. */
    public void neededUnless(Row<?> row, String... others) {
        unless.add(new Unless(row.name(), "", List.of(others)));
    }

    /** A field that is there unless another, or the object, says one of some fields. */
    record Unless(String field, String other, List<String> fields) {}

    List<Unless> unless() {
        return List.copyOf(unless);
    }

    /** Fields that are there together, and those that must be then. */
    record Group(List<String> fields, List<String> needed) {
        static Group of(List<Row<?>> rows) {
            return new Group(
                    rows.stream().map(Row::name).toList(),
                    rows.stream().filter(Row::needed).map(Row::name).toList());
        }

        boolean isIn(Located at) {
            return fields.stream().anyMatch(at::has);
        }

        String told() {
            return String.join(" and ", needed);
        }
    }

    /** All of them, in the order in which they were taken down. */
    public List<Row<?>> all() {
        return List.copyOf(rows);
    }

    List<List<String>> apart() {
        return List.copyOf(apart);
    }

    List<List<Group>> choices() {
        return List.copyOf(choices);
    }
}
