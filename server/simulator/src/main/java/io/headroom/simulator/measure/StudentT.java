package io.headroom.simulator.measure;

/**
 * Quantiles of Student's t with whole degrees of freedom. The distribution is a finite sum (Zelen
 * and Severo in Abramowitz and Stegun, <i>Handbook of Mathematical Functions</i>, 26.7.3 and
 * 26.7.4), inverted by halving.
 */
final class StudentT {
    /** Beyond this, quantiles are within one part in ten thousand of the normal ones. */
    private static final int MOST_DEGREES = 10_000;

    private StudentT() {}

    /**
     * The value that |t| does not exceed with probability {@code level}.
     *
     * @param level above 0 and below 1
     * @param degreesOfFreedom at least 1
     */
    static double twoSided(double level, int degreesOfFreedom) {
        int degrees = Math.min(degreesOfFreedom, MOST_DEGREES);
        double low = 0;
        double high = 1;
        while (within(high, degrees) < level) {
            low = high;
            high *= 2;
        }
        while (true) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                return middle;
            }
            if (within(middle, degrees) < level) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    /** P(|t| ≤ value). */
    private static double within(double value, int degrees) {
        double angle = StrictMath.atan(value / Math.sqrt(degrees));
        double cosine = StrictMath.cos(angle);
        double square = cosine * cosine;
        boolean odd = degrees % 2 == 1;
        double term = odd ? cosine : 1;
        double sum = 0;
        for (int factor = odd ? 3 : 2; factor <= degrees; factor += 2) {
            sum += term;
            term *= square * (factor - 1) / factor;
        }
        double share = StrictMath.sin(angle) * sum;
        return odd ? 2 / StrictMath.PI * (angle + share) : share;
    }
}
