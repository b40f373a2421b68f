package io.headroom.game.measure;

import java.util.function.ToDoubleFunction;

/**
 * A figure that can be told of a system.
 *
 * @param name by which files, logs and screens speak of it
 * @param unit {@code ms}, {@code s}, {@code per s}, {@code share} (of 1), {@code cost} (the
 *     track-round's own), or empty for a number without one
 * @param better which way it is better
 * @param digits significant digits that are worth showing; 0 for a whole number
 * @param value of what was measured; NaN where there is none, as of the times of nobody
 */
public record Measure(
        String name, String unit, Better better, int digits, ToDoubleFunction<Measured> value) {

    /** Significant digits of a number on its way to a screen. */
    private static final int SENT_DIGITS = 4;

    /** What a system came to; NaN where there is none. */
    public double of(Measured measured) {
        return value.applyAsDouble(measured);
    }

    /** As it goes to a screen: whole numbers as they are, others with four significant digits. */
    double sent(double is) {
        return digits == 0 ? is : rounded(is);
    }

    /** A number with four significant digits; what is not finite stays as it is. */
    static double rounded(double is) {
        if (is == 0 || !Double.isFinite(is)) {
            return is;
        }
        int places = SENT_DIGITS - 1 - (int) Math.floor(StrictMath.log10(Math.abs(is)));
        double scale = StrictMath.pow(10, Math.abs(places));
        return places < 0
                ? StrictMath.rint(is / scale) * scale
                : StrictMath.rint(is * scale) / scale;
    }
}
