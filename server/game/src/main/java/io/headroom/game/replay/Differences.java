package io.headroom.game.replay;

import io.headroom.game.result.Entrant;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells in words where what a replay gives is another than what a log has: which team, which
 * figure, and both values.
 */
final class Differences {
    private final List<String> told = new ArrayList<>();

    private Differences() {}

    /** A sentence for each place in which two values differ; none when they are the same bits. */
    static List<String> between(String what, @Nullable Object logged, @Nullable Object again) {
        Differences differences = new Differences();
        differences.compare(what, logged, again);
        return differences.told;
    }

    /** Records compare doubles by their bits, so equal means bit for bit. */
    private void compare(String where, @Nullable Object logged, @Nullable Object again) {
        if (logged == null ? again == null : logged.equals(again)) {
            return;
        }
        if (logged instanceof Record one && again instanceof Record other && isWhole(one, other)) {
            for (RecordComponent part : one.getClass().getRecordComponents()) {
                compare(in(where, one, words(part.getName())), of(part, one), of(part, other));
            }
        } else if (logged instanceof Map<?, ?> one && again instanceof Map<?, ?> other) {
            Set<Object> keys = new LinkedHashSet<>(one.keySet());
            keys.addAll(other.keySet());
            keys.forEach(key -> compare(where + ", " + shown(key), one.get(key), other.get(key)));
        } else if (logged instanceof List<?> one
                && again instanceof List<?> other
                && one.size() == other.size()) {
            for (int place = 0; place < one.size(); place++) {
                String item = name(one.get(place), place);
                compare(where + ", " + item, one.get(place), other.get(place));
            }
        } else {
            told.add(
                    "%s: the log has %s, the replay gives %s"
                            .formatted(where, shown(logged), shown(again)));
        }
    }

    /** Whether two records are compared part by part. */
    private static boolean isWhole(Record one, Record other) {
        return one.getClass() == other.getClass()
                && !(one instanceof Entrant)
                && one.getClass().getRecordComponents().length > 0;
    }

    /** The only part of a record needs no name. */
    private static String in(String where, Record whole, String part) {
        return whole.getClass().getRecordComponents().length == 1 ? where : where + ", " + part;
    }

    /** What an item of a list is called: whose it is, or its number. */
    private static String name(@Nullable Object item, int place) {
        if (item instanceof Record whole) {
            for (RecordComponent part : whole.getClass().getRecordComponents()) {
                if (part.getType() == Entrant.class) {
                    return shown(of(part, whole));
                }
            }
        }
        return "number " + (place + 1);
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing";
            case Entrant.Team team -> "team " + team.team().value() + " on " + team.track().value();
            case Entrant.Frontier ghost -> "the frontier of " + ghost.track().value();
            case Entrant.Overbuild ghost -> "the overbuild of " + ghost.track().value();
            case Entrant.House house ->
                    "the house's " + words(house.player().name()) + " of " + house.track().value();
            case Enum<?> constant -> words(constant.name().toLowerCase(Locale.ROOT));
            case List<?> list -> list.size() + " of them";
            case Map<?, ?> map -> map.size() + " of them";
            case Record record -> shownRecord(record);
            default -> value.toString();
        };
    }

    /** An id is its value; of others it is only told that they are there. */
    private static String shownRecord(Record record) {
        RecordComponent[] parts = record.getClass().getRecordComponents();
        return parts.length == 1
                ? shown(of(parts[0], record))
                : "a " + words(record.getClass().getSimpleName());
    }

    /** {@code thriftPoints} is thrift points. */
    private static String words(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2")
                .replace('_', ' ')
                .toLowerCase(Locale.ROOT);
    }

    private static @Nullable Object of(RecordComponent part, Record whole) {
        try {
            return part.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException("a part of " + whole.getClass() + " is hidden", hidden);
        }
    }
}
