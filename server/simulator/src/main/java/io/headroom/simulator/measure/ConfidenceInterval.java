package io.headroom.simulator.measure;

/**
 * An estimate and how far it may be off: the true mean lies within {@code halfWidth} of {@code
 * mean} in a share {@code level} of all runs. Where the data are too few to say, it says so: {@link
 * #known} is false and the half width infinite.
 *
 * @param mean the estimate, in the unit of what was measured; 0 when nothing was
 * @param halfWidth in the same unit
 * @param level 0.95 for 95 %
 * @param degreesOfFreedom of the Student distribution behind the half width, 0 when not known
 */
public record ConfidenceInterval(
        double mean, double halfWidth, double level, int degreesOfFreedom) {

    /** Refuses a level that is no share, a negative half width and one without its freedom. */
    public ConfidenceInterval {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must lie between 0 and 1, found " + level);
        }
        if (!(halfWidth >= 0)) {
            throw new IllegalArgumentException("half width must be at least 0, found " + halfWidth);
        }
        if (degreesOfFreedom < 0
                || (degreesOfFreedom == 0) != (halfWidth == Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "half width " + halfWidth + " with degrees of freedom " + degreesOfFreedom);
        }
    }

    /**
     * The interval of Student's t around a mean.
     *
     * @param varianceOfMean variance of the mean itself, not of one observation
     * @param degreesOfFreedom at least 1
     */
    static ConfidenceInterval student(
            double mean, double varianceOfMean, double level, int degreesOfFreedom) {
        double quantile = StudentT.twoSided(level, degreesOfFreedom);
        return new ConfidenceInterval(
                mean, quantile * Math.sqrt(varianceOfMean), level, degreesOfFreedom);
    }

    /** An estimate of which nobody can say how good it is. */
    static ConfidenceInterval unknown(double mean, double level) {
        return new ConfidenceInterval(mean, Double.POSITIVE_INFINITY, level, 0);
    }

    /** Whether the data sufficed to tell a half width. */
    public boolean known() {
        return degreesOfFreedom > 0;
    }

    /** Lower end; −∞ when not known. */
    public double low() {
        return mean - halfWidth;
    }

    /** Upper end; ∞ when not known. */
    public double high() {
        return mean + halfWidth;
    }

    /** Whether {@code value} lies inside; everything does when not known. */
    public boolean contains(double value) {
        return low() <= value && value <= high();
    }
}
