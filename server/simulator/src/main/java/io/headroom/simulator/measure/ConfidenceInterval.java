package io.headroom.simulator.measure;

/**
 * An estimate and how far it may be off: the true mean lies from {@code low} to {@code high} in a
 * share {@code level} of all runs. Where the data are too few to say, it says so: {@link #known} is
 * false and the ends infinite.
 *
 * @param mean the estimate, in the unit of what was measured; 0 when nothing was
 * @param low lower end, in the same unit; −∞ when not known
 * @param high upper end; ∞ when not known
 * @param level 0.95 for 95 %
 * @param degreesOfFreedom of the Student distribution behind the half width, 0 when not known
 */
public record ConfidenceInterval(
        double mean, double low, double high, double level, int degreesOfFreedom) {
    private static final double SYMMETRIC = 1e-9;

    /** Refuses a level that is no share, ends in disorder and ends without their freedom. */
    public ConfidenceInterval {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must lie between 0 and 1, found " + level);
        }
        if (!(low <= mean && mean <= high)) {
            throw new IllegalArgumentException(
                    "mean must lie from low to high, found " + low + ", " + mean + ", " + high);
        }
        if (degreesOfFreedom < 0
                || (degreesOfFreedom == 0) != (high - low == Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "from " + low + " to " + high + " with degrees of freedom " + degreesOfFreedom);
        }
    }

    /**
     * The interval of Student's t around a mean of values that are skewed, by Johnson's
     * transformation as modified by Willink (2005): t becomes ((1 + 6β(t − β))^⅓ − 1) ÷ 2β with β =
     * skewness ÷ 6√n.
     *
     * @param deviationOfMean standard deviation of the mean itself, not of one observation
     * @param skewness of the observations
     * @param degreesOfFreedom at least 1; there is one more observation
     */
    static ConfidenceInterval skewed(
            double mean,
            double deviationOfMean,
            double skewness,
            double level,
            int degreesOfFreedom) {
        double quantile = StudentT.twoSided(level, degreesOfFreedom);
        double beta = skewness / (6 * Math.sqrt(degreesOfFreedom + 1.0));
        return new ConfidenceInterval(
                mean,
                mean - Math.max(0, transformed(quantile, beta)) * deviationOfMean,
                mean - Math.min(0, transformed(-quantile, beta)) * deviationOfMean,
                level,
                degreesOfFreedom);
    }

    private static double transformed(double t, double beta) {
        // Its limit, where the difference below would cancel.
        if (Math.abs(beta) < SYMMETRIC) {
            return t;
        }
        return (cubeRoot(1 + 6 * beta * (t - beta)) - 1) / (2 * beta);
    }

    /** By Newton's method, which comes down from above until the last bit. */
    private static double cubeRoot(double of) {
        double size = Math.abs(of);
        double root = Math.max(1, size);
        double next = (2 * root + size / (root * root)) / 3;
        while (next < root) {
            root = next;
            next = (2 * root + size / (root * root)) / 3;
        }
        return of < 0 ? -root : root;
    }

    /** An estimate of which nobody can say how good it is. */
    static ConfidenceInterval unknown(double mean, double level) {
        return new ConfidenceInterval(
                mean, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, level, 0);
    }

    /** Whether the data sufficed to tell a half width. */
    public boolean known() {
        return degreesOfFreedom > 0;
    }

    /** Half of the distance between the ends; ∞ when not known. */
    public double halfWidth() {
        return (high - low) / 2;
    }

    /** Whether {@code value} lies inside; everything does when not known. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
