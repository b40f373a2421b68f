package io.headroom.simulator.theory;

/**
 * Random arrivals whose rate switches between two values after exponential times (MMPP of two
 * states): how bursty they are, and the queue they make at one exponential server (MMPP/M/1). In
 * any one unit of time.
 */
public final class ModulatedPoisson {
    private static final int MOST_STEPS = 10_000_000;

    /** A few units in the last place: below it, steps are rounding. */
    private static final double SETTLED = 5e-16;

    private final double firstRate;
    private final double secondRate;
    private final double leaveFirst;
    private final double leaveSecond;

    /**
     * Arrival rates in the two states and the mean time spent in either at a stretch.
     *
     * @throws IllegalArgumentException unless one rate is above 0
     */
    public ModulatedPoisson(
            double firstRate, double secondRate, double meanFirst, double meanSecond) {
        this.firstRate = Given.notNegative("first rate", firstRate);
        this.secondRate = Given.notNegative("second rate", secondRate);
        this.leaveFirst = 1 / Given.positive("mean time in the first state", meanFirst);
        this.leaveSecond = 1 / Given.positive("mean time in the second state", meanSecond);
        Given.positive("mean rate", meanRate());
    }

    /** Mean arrival rate. */
    public double meanRate() {
        return (firstRate * leaveSecond + secondRate * leaveFirst) / (leaveFirst + leaveSecond);
    }

    /**
     * Index of dispersion for counts: variance ÷ mean of the number of arrivals in a stretch of
     * {@code time}; 1 for Poisson (Heffes and Lucantoni, IEEE JSAC 4, 1986): I(∞) − (I(∞) − 1) (1 −
     * e^(−rt)) ÷ (rt) with r the sum of the rates of leaving.
     */
    public double dispersion(double time) {
        double turns = (leaveFirst + leaveSecond) * Given.positive("time", time);
        double limit = dispersionLimit();
        return limit + (limit - 1) * StrictMath.expm1(-turns) / turns;
    }

    /** Index of dispersion over long stretches: 1 + 2 (λ₁ − λ₂)² r₁ r₂ ÷ (r² (λ₁ r₂ + λ₂ r₁)). */
    public double dispersionLimit() {
        double leave = leaveFirst + leaveSecond;
        double apart = firstRate - secondRate;
        return 1
                + 2
                        * apart
                        * apart
                        * leaveFirst
                        * leaveSecond
                        / (leave * leave * leave * meanRate());
    }

    /**
     * MMPP/M/1: mean number in system. The probabilities of n in system are π₀ Rⁿ by state of the
     * source, with R the least solution of Λ + R (Q − Λ − μ) + μ R² = 0 (Neuts, <i>Matrix-Geometric
     * Solutions</i>, 1981).
     *
     * @throws IllegalArgumentException if mean rate × mean service is not below 1
     */
    public double meanInSystem(double meanService) {
        Given.stable(meanRate() * Given.positive("mean service", meanService));
        double[] r = rateMatrix(1 / meanService);
        // π₀ (Q − Λ + μ R) = 0: one equation, its two components up to a factor.
        double mu = 1 / meanService;
        double first = leaveSecond + mu * r[2];
        double second = leaveFirst + firstRate - mu * r[0];
        // (I − R)⁻¹
        double determinant = (1 - r[0]) * (1 - r[3]) - r[1] * r[2];
        double a = (1 - r[3]) / determinant;
        double b = r[1] / determinant;
        double c = r[2] / determinant;
        double d = (1 - r[0]) / determinant;
        double totalFirst = first * a + second * c;
        double totalSecond = first * b + second * d;
        double total = totalFirst + totalSecond;
        // Σ n π₀ Rⁿ 1 = π₀ (I − R)⁻¹ ((I − R)⁻¹ − I) 1
        return (totalFirst * (a + b - 1) + totalSecond * (c + d - 1)) / total;
    }

    /** MMPP/M/1: mean time in system of arrivals, by Little's law. */
    public double meanTimeInSystem(double meanService) {
        return meanInSystem(meanService) / meanRate();
    }

    /** R by rows, from R ← (Λ + μ R²) (Λ + μ − Q)⁻¹, which rises to the least solution. */
    private double[] rateMatrix(double mu) {
        double inFirst = firstRate + mu + leaveFirst;
        double inSecond = secondRate + mu + leaveSecond;
        double determinant = inFirst * inSecond - leaveFirst * leaveSecond;
        double[] r = new double[4];
        for (int step = 0; step < MOST_STEPS; step++) {
            double a = firstRate + mu * (r[0] * r[0] + r[1] * r[2]);
            double b = mu * r[1] * (r[0] + r[3]);
            double c = mu * r[2] * (r[0] + r[3]);
            double d = secondRate + mu * (r[2] * r[1] + r[3] * r[3]);
            double[] next = {
                (a * inSecond + b * leaveSecond) / determinant,
                (a * leaveFirst + b * inFirst) / determinant,
                (c * inSecond + d * leaveSecond) / determinant,
                (c * leaveFirst + d * inFirst) / determinant
            };
            boolean settled = true;
            for (int entry = 0; entry < 4; entry++) {
                settled &= next[entry] - r[entry] <= SETTLED;
            }
            r = next;
            if (settled) {
                return r;
            }
        }
        throw new IllegalArgumentException("load must be farther below 1");
    }
}
