package io.headroom.simulator.measure;

/** Quotients of exact integers. */
final class Ratio {
    private Ratio() {}

    /** {@code numerator} ÷ {@code denominator}, 0 when the denominator is. */
    static double of(long numerator, long denominator) {
        return denominator == 0 ? 0 : (double) numerator / denominator;
    }
}
