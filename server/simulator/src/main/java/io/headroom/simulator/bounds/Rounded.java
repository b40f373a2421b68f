package io.headroom.simulator.bounds;

/** The one way from a computed {@code double} to integer nanoseconds: half up, once. */
public final class Rounded {
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
}
