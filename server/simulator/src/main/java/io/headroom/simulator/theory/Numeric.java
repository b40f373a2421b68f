package io.headroom.simulator.theory;

import java.util.function.DoubleUnaryOperator;

/** Integrals and inverses of tails: functions that fall from at most 1 to 0 on [0, ∞). */
final class Numeric {
    private static final int FIRST_PANELS = 64;
    private static final int MOST_DOUBLINGS = 200;
    private static final int MOST_HALVINGS = 40;
    private static final double NEGLIGIBLE = 1e-13;
    private static final double RELATIVE_ERROR = 1e-11;

    private Numeric() {}

    /**
     * ∫ tail(t) dt from {@code from} to ∞: for the tail of a random variable from 0 its mean.
     *
     * @param scale where the tail has begun to fall, within a few orders of magnitude
     * @throws IllegalArgumentException if the tail does not fall fast enough to have a mean
     */
    static double integral(DoubleUnaryOperator tail, double from, double scale) {
        double total = 0;
        double left = from;
        double width = Given.positive("scale", scale) / FIRST_PANELS;
        for (int panel = 0; panel < FIRST_PANELS; panel++) {
            total += panel(tail, left, left + width, RELATIVE_ERROR * scale / FIRST_PANELS);
            left += width;
        }
        for (int doubling = 0; doubling < MOST_DOUBLINGS; doubling++) {
            // Panels grow with the distance, so that a heavy tail takes logarithmically many.
            double step = (left - from) / 8;
            double added = 0;
            for (int panel = 0; panel < 8; panel++) {
                added += panel(tail, left, left + step, RELATIVE_ERROR * scale / FIRST_PANELS);
                left += step;
            }
            total += added;
            if (added <= NEGLIGIBLE * total && tail.applyAsDouble(left) < NEGLIGIBLE) {
                return total;
            }
        }
        throw new IllegalArgumentException("the tail must have a finite integral");
    }

    private static double panel(DoubleUnaryOperator f, double from, double to, double error) {
        double atFrom = f.applyAsDouble(from);
        double atTo = f.applyAsDouble(to);
        double middle = f.applyAsDouble((from + to) / 2);
        return adaptive(f, from, to, atFrom, middle, atTo, error, MOST_HALVINGS);
    }

    /** Adaptive Simpson: halves until two halves agree with the whole. */
    private static double adaptive(
            DoubleUnaryOperator f,
            double from,
            double to,
            double atFrom,
            double atMiddle,
            double atTo,
            double error,
            int halvings) {
        double middle = (from + to) / 2;
        double atLeft = f.applyAsDouble((from + middle) / 2);
        double atRight = f.applyAsDouble((middle + to) / 2);
        double whole = (to - from) / 6 * (atFrom + 4 * atMiddle + atTo);
        double halves =
                (to - from) / 12 * (atFrom + 4 * atLeft + 2 * atMiddle + 4 * atRight + atTo);
        if (halvings == 0 || Math.abs(halves - whole) <= 15 * error) {
            return halves + (halves - whole) / 15;
        }
        return adaptive(f, from, middle, atFrom, atLeft, atMiddle, error / 2, halvings - 1)
                + adaptive(f, middle, to, atMiddle, atRight, atTo, error / 2, halvings - 1);
    }

    /**
     * The least t at which a falling tail is at most 1 − {@code probability}.
     *
     * @param scale any positive guess of t; the search doubles it as often as needed
     */
    static double percentile(DoubleUnaryOperator tail, double probability, double scale) {
        double left = 1 - Given.probability(probability);
        if (tail.applyAsDouble(0) <= left) {
            return 0;
        }
        double high = Given.positive("scale", scale);
        for (int doubling = 0; tail.applyAsDouble(high) > left; doubling++) {
            if (doubling == MOST_DOUBLINGS) {
                throw new IllegalArgumentException("the tail must fall to 0");
            }
            high *= 2;
        }
        double low = 0;
        while (true) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                return high;
            }
            if (tail.applyAsDouble(middle) > left) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }
}
