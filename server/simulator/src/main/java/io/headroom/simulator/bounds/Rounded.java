package io.headroom.simulator.bounds;

/** The one way from a computed {@code double} to integer nanoseconds: half up, once. */
public final class Rounded {
    private static final long MOST_PICOS = 10L * 24 * 3600 * 1_000_000_000_000L;

    private Rounded() {}

    /** {@code nanos} rounded half up, within zero and {@link Limits#DURATION_NANOS}. */
    public static long nanos(double nanos) {
        if (!(nanos > 0)) {
            return 0;
        }
        return nanos >= Limits.DURATION_NANOS
                ? Limits.DURATION_NANOS
                : (long) Math.floor(nanos + 0.5);
    }

    /**
     * {@code nanos} of either sign rounded half away from zero, within {@link
     * Limits#DURATION_NANOS}.
     */
    public static long signedNanos(double nanos) {
        return nanos < 0 ? -nanos(-nanos) : nanos(nanos);
    }

    /**
     * {@code permille} thousandths of {@code nanos}, rounded down, for factors of up to a thousand.
     */
    public static long permille(long nanos, long permille) {
        return nanos / 1000 * permille + nanos % 1000 * permille / 1000;
    }

    /** {@code picos} rounded half up, within zero and ten days. */
    public static long picos(double picos) {
        if (!(picos > 0)) {
            return 0;
        }
        return picos >= MOST_PICOS ? MOST_PICOS : (long) Math.floor(picos + 0.5);
    }
}
