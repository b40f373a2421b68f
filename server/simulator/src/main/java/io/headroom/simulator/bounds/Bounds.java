package io.headroom.simulator.bounds;

/**
 * Refuses numbers outside their limits, naming the number, what was found and what was expected.
 */
public final class Bounds {
    private static final double ANY = Double.POSITIVE_INFINITY;

    private Bounds() {}

    /** Returns {@code value}, an integer that must lie in [{@code least}, {@code most}]. */
    public static long within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            String limits = "from " + least + " to " + most;
            throw new OutOfBounds(name, limits, value, least, most, false);
        }
        return value;
    }

    /** Returns {@code value}, a finite number that must lie in [{@code least}, {@code most}]. */
    public static double within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            String limits = "from " + least + " to " + most;
            throw new OutOfBounds(name, limits, value, least, most, false);
        }
        return value;
    }

    /** Returns {@code value}, a finite number that must be greater than zero. */
    public static double positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new OutOfBounds(name, "greater than 0 and finite", value, 0, ANY, true);
        }
        return value;
    }

    /** Returns {@code value}, a finite number that must not be negative. */
    public static double notNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new OutOfBounds(name, "0 or more and finite", value, 0, ANY, false);
        }
        return value;
    }

    /** Returns {@code value}, a text that must not be blank. */
    public static String named(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        return value;
    }
}
