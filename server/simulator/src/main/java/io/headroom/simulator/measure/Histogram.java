package io.headroom.simulator.measure;

import java.util.Arrays;

/**
 * Counts of durations in log-linear buckets: exact below 128 ns, then 64 buckets an octave. The
 * middle of a bucket is within 1/128, 0.8 %, of everything in it. For percentiles alone: sums and
 * means come from exact columns.
 */
public final class Histogram {
    private static final int EXACT = 128;
    private static final int EXACT_BITS = 7;
    private static final int OCTAVE = 64;
    private static final int OCTAVE_BITS = 6;
    private static final int MOST_BITS = 53;
    private static final long MOST_NANOS = (1L << MOST_BITS) - 1;

    /** Those that are told, rising. */
    private static final int[] PERMILLES = {500, 900, 950, 990, 999};

    private static final int BUCKETS = EXACT + (MOST_BITS - EXACT_BITS) * OCTAVE;

    private final int[] counts = new int[BUCKETS];
    private long total;

    /** All counts lie from the lowest bucket to the highest, so that few are looked at. */
    private int lowest = BUCKETS;

    private int highest = -1;

    /** Without any values. */
    public Histogram() {}

    /** Counts a duration, not below zero. */
    public void record(long nanos) {
        int bucket = bucket(nanos);
        counts[bucket]++;
        total++;
        lowest = Math.min(lowest, bucket);
        highest = Math.max(highest, bucket);
    }

    /** Takes a duration away that was counted, or will be where this is added to. */
    void forget(long nanos) {
        int bucket = bucket(nanos);
        counts[bucket]--;
        total--;
        lowest = Math.min(lowest, bucket);
        highest = Math.max(highest, bucket);
    }

    void clear() {
        if (highest >= 0) {
            Arrays.fill(counts, lowest, highest + 1, 0);
            total = 0;
            lowest = BUCKETS;
            highest = -1;
        }
    }

    /** Takes away what {@code other} holds now, so that adding it later brings in what is new. */
    void subtract(Histogram other) {
        for (int bucket = other.lowest; bucket <= other.highest; bucket++) {
            counts[bucket] -= other.counts[bucket];
        }
        total -= other.total;
        lowest = Math.min(lowest, other.lowest);
        highest = Math.max(highest, other.highest);
    }

    void add(Histogram other) {
        for (int bucket = other.lowest; bucket <= other.highest; bucket++) {
            counts[bucket] += other.counts[bucket];
        }
        total += other.total;
        lowest = Math.min(lowest, other.lowest);
        highest = Math.max(highest, other.highest);
    }

    /** Nearest rank: the smallest value that at least the share of all values does not exceed. */
    public Percentiles percentiles() {
        if (total == 0) {
            return Percentiles.NONE;
        }
        // One walk for all of them: a hall looks at many histograms a second.
        long[] middles = new long[PERMILLES.length];
        int bucket = lowest - 1;
        long seen = 0;
        for (int index = 0; index < PERMILLES.length; index++) {
            long rank = (total * PERMILLES[index] + 999) / 1000;
            while (seen < rank) {
                bucket++;
                seen += counts[bucket];
            }
            middles[index] = middle(bucket);
        }
        return new Percentiles(total, middles[0], middles[1], middles[2], middles[3], middles[4]);
    }

    private static int bucket(long nanos) {
        if (nanos < EXACT) {
            return (int) nanos;
        }
        long value = Math.min(nanos, MOST_NANOS);
        int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
        int inOctave = (int) (value >>> (exponent - OCTAVE_BITS)) - OCTAVE;
        return EXACT + (exponent - EXACT_BITS) * OCTAVE + inOctave;
    }

    private static long middle(int bucket) {
        if (bucket < EXACT) {
            return bucket;
        }
        int octave = (bucket - EXACT) / OCTAVE;
        int inOctave = (bucket - EXACT) % OCTAVE;
        int shift = octave + EXACT_BITS - OCTAVE_BITS;
        long low = (long) (OCTAVE + inOctave) << shift;
        return low + ((1L << shift) - 1) / 2;
    }
}
