package io.headroom.simulator.traffic;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.time.Calendar;

import java.util.Arrays;

/**
 * A factor of a rate as a function of time: constant or linear between breakpoints, once or over
 * and over; immutable. Its integral is inverted exactly by a square root, so a source that follows
 * it needs no thinning and keeps its draws.
 */
public final class RateProfile {
    /** A factor of one for ever. */
    static final RateProfile STEADY = steps(new long[] {0}, new double[] {1});

    private static final int MOST_POINTS = 100_000;
    private static final double MOST_FACTOR = 10_000_000;

    /** Beginning of each segment, its factor there, the slope per nanosecond, ∫ until there. */
    private final long[] fromNanos;

    private final double[] factor;
    private final double[] slope;
    private final double[] before;
    private final long periodNanos;

    private RateProfile(long[] fromNanos, double[] factor, double[] slope, long periodNanos) {
        this.fromNanos = fromNanos;
        this.factor = factor;
        this.slope = slope;
        this.periodNanos = periodNanos;
        before = new double[fromNanos.length];
        for (int next = 1; next < fromNanos.length; next++) {
            before[next] = before[next - 1] + area(next - 1, fromNanos[next] - fromNanos[next - 1]);
        }
    }

    /**
     * Each factor holds from its breakpoint to the next, the last one for ever.
     *
     * @param fromNanos breakpoints, the first at 0, growing
     * @param factors as many factors from 0 to ten million
     */
    public static RateProfile steps(long[] fromNanos, double[] factors) {
        check(fromNanos, factors, 1);
        return new RateProfile(
                fromNanos.clone(), factors.clone(), new double[factors.length], Calendar.NEVER);
    }

    /**
     * The factor goes straight from each breakpoint to the next; after the last it stays. Two
     * breakpoints at one instant are a jump.
     *
     * @param atNanos breakpoints, the first at 0, never falling
     * @param factors as many factors from 0 to ten million
     */
    public static RateProfile ramps(long[] atNanos, double[] factors) {
        check(atNanos, factors, 0);
        double[] slope = new double[factors.length];
        for (int point = 0; point + 1 < factors.length; point++) {
            long length = atNanos[point + 1] - atNanos[point];
            slope[point] = length == 0 ? 0 : (factors[point + 1] - factors[point]) / length;
        }
        return new RateProfile(atNanos.clone(), factors.clone(), slope, Calendar.NEVER);
    }

    /**
     * The same over and over, such as a day.
     *
     * @param periodNanos length of a turn, not before the last breakpoint
     */
    public RateProfile repeatedEvery(long periodNanos) {
        long last = fromNanos[fromNanos.length - 1];
        within("periodNanos", periodNanos, Math.max(1, last), Limits.DURATION_NANOS);
        RateProfile repeated = new RateProfile(fromNanos, factor, slope, periodNanos);
        if (repeated.turnIntegral() == 0) {
            throw new IllegalArgumentException(
                    "a repeated profile must be above 0 somewhere, found 0 everywhere");
        }
        return repeated;
    }

    /**
     * The mean factor: of a turn if it is repeated, else from the first to the last breakpoint, or
     * the only factor.
     */
    public double meanFactor() {
        if (isRepeated()) {
            return turnIntegral() / periodNanos;
        }
        int last = fromNanos.length - 1;
        return fromNanos[last] == 0 ? factor[last] : before[last] / fromNanos[last];
    }

    /** The integral of the factor from time 0 to {@code nanos}, in nanoseconds. */
    public double integral(long nanos) {
        if (isRepeated()) {
            long turns = nanos / periodNanos;
            return turns * turnIntegral() + integralOfTurn(nanos % periodNanos);
        }
        return integralOfTurn(nanos);
    }

    /**
     * The first whole nanosecond at which the integral from {@code fromNanos} on has reached {@code
     * amount}, greater than 0; {@link Calendar#NEVER} if it never does, or not in thirty days.
     */
    long reach(long start, double amount) {
        double sought = integral(start) + amount;
        double turns = 0;
        if (isRepeated()) {
            turns = Math.floor(sought / turnIntegral());
            sought -= turns * turnIntegral();
        }
        int segment = segmentOfIntegral(sought);
        double rest = Math.max(0, sought - before[segment]);
        double inside = timeFor(segment, rest);
        if (isRepeated()) {
            // Rounding must not carry the search into a stretch without requests at the end.
            inside = Math.min(inside, (double) (periodNanos - fromNanos[segment]));
        }
        double at = turns * periodNanos + fromNanos[segment] + inside;
        if (!(at < Limits.DURATION_NANOS)) {
            return Calendar.NEVER;
        }
        return Math.max(start, -(long) Math.floor(-at));
    }

    /** Nanoseconds into {@code segment} until its area is {@code rest}; infinite if never. */
    private double timeFor(int segment, double rest) {
        if (rest == 0) {
            return 0;
        }
        double level = factor[segment];
        // Of the two forms of the root of slope ÷ 2 · t² + level · t = rest the one that neither
        // cancels nor divides by a slope of 0.
        double square = Math.max(0, level * level + 2 * slope[segment] * rest);
        return 2 * rest / (level + Math.sqrt(square));
    }

    private double integralOfTurn(long nanos) {
        int segment = segmentOfTime(nanos);
        return before[segment] + area(segment, nanos - fromNanos[segment]);
    }

    private double area(int segment, long nanos) {
        double length = (double) nanos;
        return (factor[segment] + slope[segment] / 2 * length) * length;
    }

    private double turnIntegral() {
        int last = fromNanos.length - 1;
        return before[last] + area(last, periodNanos - fromNanos[last]);
    }

    private boolean isRepeated() {
        return periodNanos != Calendar.NEVER;
    }

    /** The last segment that begins at {@code nanos} or before. */
    private int segmentOfTime(long nanos) {
        int least = 0;
        int most = fromNanos.length - 1;
        while (least < most) {
            int middle = (least + most + 1) >>> 1;
            if (fromNanos[middle] <= nanos) {
                least = middle;
            } else {
                most = middle - 1;
            }
        }
        return least;
    }

    /** The segment in which the integral first reaches {@code sought}. */
    private int segmentOfIntegral(double sought) {
        int least = 0;
        int most = fromNanos.length - 1;
        while (least < most) {
            int middle = (least + most + 1) >>> 1;
            if (before[middle] < sought) {
                least = middle;
            } else {
                most = middle - 1;
            }
        }
        return least;
    }

    private static void check(long[] nanos, double[] factors, long leastStep) {
        within("number of breakpoints", nanos.length, 1, MOST_POINTS);
        if (factors.length != nanos.length) {
            throw new IllegalArgumentException(
                    "breakpoints and factors must be as many, found "
                            + nanos.length
                            + " breakpoints and "
                            + factors.length
                            + " factors");
        }
        within("the first breakpoint", nanos[0], 0, 0);
        for (int point = 0; point < nanos.length; point++) {
            long least = point == 0 ? 0 : nanos[point - 1] + leastStep;
            within("breakpoint[" + point + "]", nanos[point], least, Limits.DURATION_NANOS);
            within("factor[" + point + "]", factors[point], 0, MOST_FACTOR);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RateProfile that
                && periodNanos == that.periodNanos
                && Arrays.equals(fromNanos, that.fromNanos)
                && Arrays.equals(factor, that.factor)
                && Arrays.equals(slope, that.slope);
    }

    @Override
    public int hashCode() {
        int points = 31 * Arrays.hashCode(fromNanos) + Arrays.hashCode(factor);
        return 31 * (31 * points + Arrays.hashCode(slope)) + (int) periodNanos;
    }

    @Override
    public String toString() {
        return "RateProfile[" + fromNanos.length + " breakpoints, mean " + meanFactor() + "]";
    }
}
