package io.headroom.simulator.cost;

import static io.headroom.simulator.bounds.Bounds.notNegative;

/**
 * The time of a transfer in the α–β model: α + bytes × β (Hockney 1994).
 *
 * @param fixedNanos α: whatever its size
 * @param nanosPerByte β: one over the bandwidth
 */
public record AffineTime(double fixedNanos, double nanosPerByte) {
    /** No time at all. */
    public static final AffineTime NONE = new AffineTime(0, 0);

    /** Refuses negative times. */
    public AffineTime {
        notNegative("fixedNanos", fixedNanos);
        notNegative("nanosPerByte", nanosPerByte);
    }

    /** A link of so many gigabytes a second, which are as many bytes a nanosecond. */
    public static AffineTime link(double alphaMicros, double gigabytesPerSecond) {
        return new AffineTime(1000 * alphaMicros, 1 / gigabytesPerSecond);
    }

    /** How long so many bytes take. */
    public double nanos(double bytes) {
        return fixedNanos + bytes * nanosPerByte;
    }

    /** All-reduce round a ring of p: 2(p − 1) steps of one p-th each. */
    public AffineTime ring(int p) {
        double steps = 2.0 * (p - 1);
        return new AffineTime(steps * fixedNanos, steps / p * nanosPerByte);
    }

    /** All-reduce up and down a binary tree of p: 2⌈log₂ p⌉ steps of the whole. */
    public AffineTime tree(int p) {
        double steps = 2.0 * (Integer.SIZE - Integer.numberOfLeadingZeros(p - 1));
        return new AffineTime(steps * fixedNanos, steps * nanosPerByte);
    }

    /**
     * All-reduce of {@code nodes} groups of {@code each}: reduce-scatter inside a node, all-reduce
     * of a share between nodes over {@code between}, all-gather inside.
     */
    public AffineTime hierarchical(int each, int nodes, AffineTime between) {
        AffineTime inside = ring(each);
        AffineTime outside = between.ring(nodes);
        return new AffineTime(
                inside.fixedNanos + outside.fixedNanos,
                inside.nanosPerByte + outside.nanosPerByte / each);
    }
}
