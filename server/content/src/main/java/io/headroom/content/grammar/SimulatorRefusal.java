package io.headroom.content.grammar;

import io.headroom.content.document.Located;
import io.headroom.simulator.bounds.OutOfBounds;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what the simulator refuses in the words and units of files: it calls numbers what its plans
 * call them, {@code windowNanos}, where a file says {@code window: 5 ms}. RowList refuse what is
 * wrong by itself; what comes here is wrong beside something else.
 */
public final class SimulatorRefusal {
    /** A name, the number of an item if it is one of a list, and what may follow. */
    private static final Pattern NAME = Pattern.compile("([^\\[]+)(?:\\[([0-9]+)\\])?(.*)");

    /** How names of numbers end, which is with their unit. */
    private static final Map<String, Unit> ENDINGS =
            Map.of(
                    "Nanos", Unit.DURATION,
                    "PerSecond", Unit.RATE,
                    "Watts", Unit.POWER,
                    "Bytes", Unit.DATA,
                    "Permille", Unit.NUMBER,
                    "Celsius", Unit.NUMBER);

    private SimulatorRefusal() {}

    /**
     * What is wrong, for a person.
     *
     * @param at the field that the number stands in, or what it is a part of
     */
    record Told(Located at, String found, String expected) {}

    /**
     * What the simulator refuses in something of a file.
     *
     * @param at what was built of that
     * @param rows its fields
     */
    static Told told(Located at, List<Row<?>> rows, IllegalArgumentException refused) {
        if (refused instanceof OutOfBounds number) {
            Located field = field(at, rows, number.name());
            return field == null
                    ? new Told(at, found(number), word(number.name()) + " to be " + range(number))
                    : new Told(field, field.shown(), range(number));
        }
        String sentence = String.valueOf(refused.getMessage());
        int split = sentence.lastIndexOf(", found ");
        return split < 0
                ? new Told(at, at.shown(), sentence)
                : new Told(
                        at,
                        sentence.substring(split + ", found ".length()),
                        sentence.substring(0, split));
    }

    /** The same in one sentence, for what stands in no single place of a file. */
    public static String sentence(IllegalArgumentException refused) {
        return refused instanceof OutOfBounds number
                ? "%s of %s, which must be %s"
                        .formatted(word(number.name()), found(number), range(number))
                : String.valueOf(refused.getMessage());
    }

    /** The name of a number in plain words, without its unit. */
    public static String word(String name) {
        Matcher parts = parts(name);
        String words = plain(parts.group(1)) + parts.group(3);
        return words.replaceAll("([a-z])([A-Z])", "$1 $2")
                .replace('.', ' ')
                .toLowerCase(Locale.ROOT);
    }

    /** Where a number stands; null when no field says it. */
    private static @Nullable Located field(Located at, List<Row<?>> rows, String name) {
        if (at.node().isValueNode()) {
            return at;
        }
        Matcher parts = parts(name);
        String bare = plain(parts.group(1)) + parts.group(3);
        for (Row<?> row : rows) {
            Located field = at.at(row.name());
            if (row.inPlans().contains(bare) && at.has(row.name())) {
                int item = parts.group(2) == null ? -1 : Integer.parseInt(parts.group(2));
                boolean listed = field.node().isArray() && item >= 0 && item < field.node().size();
                return listed ? field.items().get(item) : field;
            }
        }
        boolean listed = at.node().isArray() && parts.group(2) != null;
        return listed ? at.items().get(Integer.parseInt(parts.group(2))) : null;
    }

    private static Matcher parts(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new IllegalStateException("a number without a name");
        }
        return parts;
    }

    /** Without its unit. */
    static String plain(String name) {
        return ENDINGS.keySet().stream()
                .filter(name::endsWith)
                .map(ending -> name.substring(0, name.length() - ending.length()))
                .findFirst()
                .orElse(name);
    }

    private static Unit unit(OutOfBounds number) {
        String name = parts(number.name()).group(1);
        return ENDINGS.entrySet().stream()
                .filter(ending -> name.endsWith(ending.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Unit.NUMBER);
    }

    /** Files say factors where plans say thousandths. */
    private static double scale(OutOfBounds number) {
        return parts(number.name()).group(1).endsWith("Permille") ? 1000 : 1;
    }

    private static String found(OutOfBounds number) {
        return unit(number).shown(number.found() / scale(number));
    }

    private static String range(OutOfBounds number) {
        double scale = scale(number);
        return unit(number)
                .range(number.least() / scale, number.most() / scale, number.moreThanLeast());
    }
}
