package io.headroom.simulator.theory;

/**
 * How long a run must be to tell a mean: the asymptotic variances of estimators from one long M/M/1
 * run, σ² such that the variance of the mean over n requests (or over a time t) is nearly σ² ÷ n
 * (or σ² ÷ t) once n (or t) is long.
 */
public final class RunLength {
    private RunLength() {}

    /**
     * Mean wait in line over n requests: ρ (2 + 5ρ − 4ρ² + ρ³) ÷ (1 − ρ)⁴ × service² (Daley 1968,
     * Whitt 1989).
     */
    public static double waitVariance(double load, double meanService) {
        double idle = 1 - Given.stable(load);
        double scale = Given.positive("mean service", meanService) / (idle * idle);
        return load * (2 + load * (5 + load * (load - 4))) * scale * scale;
    }

    /**
     * Mean time in system over n requests: (1 + ρ)² ÷ (1 − ρ)⁴ × service²; the wait's, plus the
     * variance of service, plus twice the covariance of a service with all waits after it, ρ (2 −
     * ρ) ÷ (1 − ρ)².
     */
    public static double timeInSystemVariance(double load, double meanService) {
        double idle = 1 - Given.stable(load);
        double deviation = (1 + load) * Given.positive("mean service", meanService) / (idle * idle);
        return deviation * deviation;
    }

    /** Mean number in system over a time t: 2ρ (1 + ρ) ÷ (1 − ρ)⁴ × service (Whitt 1989). */
    public static double inSystemVariance(double load, double meanService) {
        double idle = 1 - Given.stable(load);
        return 2
                * load
                * (1 + load)
                * Given.positive("mean service", meanService)
                / (idle * idle * idle * idle);
    }

    /**
     * Requests (or time) after which the interval is {@code relativeHalfWidth} of the mean on
     * either side: (z ÷ relative half width)² σ² ÷ mean².
     *
     * @param z normal quantile of the level, 1.96 for 95 %
     */
    public static double needed(
            double asymptoticVariance, double mean, double relativeHalfWidth, double z) {
        double ratio = Given.positive("z", z) / Given.positive("half width", relativeHalfWidth);
        return ratio
                * ratio
                * Given.positive("variance", asymptoticVariance)
                / (Given.positive("mean", mean) * mean);
    }
}
