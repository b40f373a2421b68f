package io.headroom.content.simulation;

import io.headroom.content.document.EngineWords;
import io.headroom.content.document.Located;
import io.headroom.content.document.Nearest;
import io.headroom.content.document.Problem;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.bounds.OutOfBounds;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads values and notes what is wrong with them, so that all problems of a file can be told at
 * once. A value that is refused is read as something harmless.
 */
final class Reading {
    private static final BigDecimal LONGEST_NANOS = BigDecimal.valueOf(Limits.DURATION_NANOS);

    private final List<Problem> problems;

    /** Texts of the command line that stand in for a value of the file, by its pointer. */
    private final Map<String, String> overrides;

    /** What values came from that settings moved, by their pointer. */
    private final Map<String, String> origins;

    /** Of what shares are, in nanoseconds; 0 where a duration is none. */
    private long wholeNanos;

    private int cannotBe;

    Reading(List<Problem> problems, Map<String, String> overrides, Map<String, String> origins) {
        this.problems = problems;
        this.overrides = overrides;
        this.origins = origins;
    }

    /** How many of the problems are that things which can be cannot be together. */
    int cannotBe() {
        return cannotBe;
    }

    /** From now on {@code 40 %} and {@code 1/3} are durations, of so many nanoseconds. */
    void sharesOf(long nanos) {
        wholeNanos = nanos;
    }

    /** All that was wrong so far. */
    List<Problem> problems() {
        return problems;
    }

    /** A value that stands there as it is and should be something else. */
    void refuse(Located at, String expected) {
        refuse(at, at.shown(), expected);
    }

    /** Notes what is wrong with a value. */
    void refuse(Located at, String found, String expected) {
        String origin = nearest(origins, at.pointer());
        String told = origin == null ? found : found + ", from " + origin;
        Problem problem = at.problem(told, expected);
        String override = nearest(overrides, at.pointer());
        problems.add(
                override == null
                        ? problem
                        : new Problem("--set " + override, 0, 0, problem.path(), found, expected));
    }

    /** Notes what can be by itself, but not with what else is set. */
    void refuseTogether(Located at, String found, String expected) {
        refuse(at, found, expected);
        cannotBe++;
    }

    /** What is said of a value, or of what holds it. */
    private static @Nullable String nearest(Map<String, String> said, String pointer) {
        String at = pointer;
        while (!at.isEmpty()) {
            String text = said.get(at);
            if (text != null) {
                return text;
            }
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return said.get("");
    }

    /**
     * What {@code construct} returns; {@code instead} when the engine refuses its numbers, which is
     * noted at a place unless something else has been noted since {@code before}.
     */
    <T> T build(Located at, int before, Supplier<T> construct, T instead) {
        if (problems.size() > before) {
            return instead;
        }
        try {
            return construct.get();
        } catch (IllegalArgumentException e) {
            EngineWords.Told told = EngineWords.told(at, e);
            refuse(told.at(), told.found(), told.expected());
            // A number out of its bounds is wrong whatever else is set.
            cannotBe += e instanceof OutOfBounds ? 0 : 1;
            return instead;
        } catch (ArithmeticException e) {
            refuse(at, "smaller numbers");
            return instead;
        }
    }

    /** How many problems there are, to be given to {@link #build} later. */
    int mark() {
        return problems.size();
    }

    /** A quantity, in the unit that its kind is read as. */
    BigDecimal quantity(Located at, Unit unit) {
        BigDecimal value = at.node().isValueNode() ? unit.read(at.text()) : null;
        if (value == null) {
            refuse(at, unit.expected());
            return BigDecimal.ONE;
        }
        return value;
    }

    /** A duration in nanoseconds, rounded to whole ones. */
    long nanos(Located at) {
        BigDecimal share = wholeNanos == 0 ? null : Unit.share(at.text());
        if (share != null && share.compareTo(BigDecimal.ONE) > 0) {
            refuse(at, "a share of the run, at most all of it");
            return 1;
        }
        BigDecimal nanos =
                (share == null
                                ? quantity(at, Unit.DURATION)
                                : share.multiply(BigDecimal.valueOf(wholeNanos)))
                        .setScale(0, RoundingMode.HALF_UP);
        if (nanos.compareTo(LONGEST_NANOS) > 0 || nanos.signum() < 0) {
            refuse(at, "a duration from 0 to 30 d");
            return 1;
        }
        return nanos.longValue();
    }

    /** A number within limits. */
    double number(Located at, double least, double most) {
        int before = mark();
        double number = quantity(at, Unit.NUMBER).doubleValue();
        if (mark() > before) {
            return least;
        }
        if (number < least || number > most) {
            refuse(at, "a number from " + plain(least) + " to " + plain(most));
            return least;
        }
        return number;
    }

    /** A whole number within limits. */
    long whole(Located at, long least, long most) {
        int before = mark();
        BigDecimal number = quantity(at, Unit.NUMBER);
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        boolean within =
                number.compareTo(BigDecimal.valueOf(least)) >= 0
                        && number.compareTo(BigDecimal.valueOf(most)) <= 0;
        if (whole && within) {
            return number.longValue();
        }
        if (mark() == before) {
            refuse(at, "a whole number from " + least + " to " + most);
        }
        return least;
    }

    /** True or false. */
    boolean flag(Located at) {
        if (!at.node().isBoolean()) {
            refuse(at, "true or false");
        }
        return at.node().asBoolean();
    }

    /** A text that is not blank. */
    String text(Located at) {
        if (!at.node().isTextual() || at.text().isBlank()) {
            refuse(at, "a text");
            return "text";
        }
        return at.text();
    }

    /** One of the names that are allowed; the first of them when it is none. */
    String choice(Located at, List<String> names) {
        if (at.node().isTextual() && names.contains(at.text())) {
            return at.text();
        }
        refuse(at, Nearest.oneOf(at.text(), names));
        return names.getFirst();
    }

    /** A name that something else in the file has. */
    boolean known(Located at, Collection<String> names, String what) {
        if (at.node().isTextual() && names.contains(at.text())) {
            return true;
        }
        String which = names.isEmpty() ? "but there is none" : Nearest.oneOf(at.text(), names);
        refuse(at, "the name of " + what + ", " + which);
        return false;
    }

    /** The items of a sequence with at least one. */
    List<Located> items(Located at) {
        if (!at.node().isArray() || at.node().isEmpty()) {
            refuse(at, "a list with at least one item");
            return new ArrayList<>();
        }
        return at.items();
    }

    /**
     * One of several kinds: a text, if it needs no more, or a mapping whose one field is the kind.
     * Null when it is none of them, which is noted.
     */
    @Nullable Variant variant(Located at, String... kinds) {
        List<String> names = List.of(kinds);
        if (at.node().isTextual() && names.contains(at.text())) {
            return new Variant(at.text(), at, false);
        }
        List<String> fields = at.node().isObject() ? at.fields() : List.of();
        if (fields.size() == 1 && names.contains(fields.getFirst())) {
            String kind = fields.getFirst();
            return new Variant(kind, at.at(kind), true);
        }
        String given = at.node().isTextual() ? at.text() : String.join("", fields);
        refuse(at, Nearest.oneOf(given, names));
        return null;
    }

    /**
     * A kind and what is said about it.
     *
     * @param kind its name
     * @param value what is said
     * @param said whether anything is
     */
    record Variant(String kind, Located value, boolean said) {}

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
