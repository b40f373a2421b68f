package io.headroom.content.simulation;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the times of a trace as nanoseconds since the first: a date, a time with up to nine digits
 * of a second, and a zone as an offset or Z; without one it is UTC.
 */
final class TraceClock {
    private static final Pattern TIME =
            Pattern.compile(
                    "([0-9]{4})-([0-9]{2})-([0-9]{2})[ T]([0-9]{2}):([0-9]{2}):([0-9]{2})"
                            + "(?:\\.([0-9]{1,9}))? ?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?");

    private static final int DIGITS = 9;

    private @Nullable Instant first;
    private long nanos;

    /** What came of reading one. */
    enum Reading {
        /** It is a time. */
        READ,
        /** It has not the form of one, or lies centuries off the first. */
        NO_TIME,
        /** It has, and there is no such day, time or zone. */
        IMPOSSIBLE
    }

    /** Reads one. */
    Reading read(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return Reading.NO_TIME;
        }
        try {
            Instant time = instant(matcher);
            first = first == null ? time : first;
            nanos = Duration.between(first, time).toNanos();
            return Reading.READ;
        } catch (DateTimeException e) {
            return Reading.IMPOSSIBLE;
        } catch (ArithmeticException e) {
            return Reading.NO_TIME;
        }
    }

    /** The one that was read last, in nanoseconds since the first. */
    long nanos() {
        return nanos;
    }

    private static Instant instant(Matcher matcher) {
        String fraction = matcher.group(7);
        String zone = matcher.group(8);
        return LocalDateTime.of(
                        number(matcher, 1),
                        number(matcher, 2),
                        number(matcher, 3),
                        number(matcher, 4),
                        number(matcher, 5),
                        number(matcher, 6),
                        fraction == null
                                ? 0
                                : Integer.parseInt(
                                        fraction + "0".repeat(DIGITS - fraction.length())))
                .toInstant(zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
