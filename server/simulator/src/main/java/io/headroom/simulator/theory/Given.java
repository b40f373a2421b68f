package io.headroom.simulator.theory;

/** Refuses arguments for which a formula says nothing. */
final class Given {
    private Given() {}

    /** {@code value} if it is finite and above 0. */
    static double positive(String what, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    what + " must be finite and above 0, found " + value);
        }
        return value;
    }

    /** {@code value} if it is finite and at least 0. */
    static double notNegative(String what, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    what + " must be finite and at least 0, found " + value);
        }
        return value;
    }

    /** {@code value} if it is from 0 to below 1. */
    static double probability(double value) {
        return belowOne("probability", value);
    }

    /** {@code load} if a queue under it settles. */
    static double stable(double load) {
        return belowOne("load", load);
    }

    /** {@code value} if it is at least {@code least}. */
    static int atLeast(String what, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    what + " must be at least " + least + ", found " + value);
        }
        return value;
    }

    /** {@code value} if it is from 1 to {@code most}. */
    static int oneTo(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    what + " must be from 1 to " + most + ", found " + value);
        }
        return value;
    }

    private static double belowOne(String what, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(what + " must be from 0 to below 1, found " + value);
        }
        return value;
    }
}
