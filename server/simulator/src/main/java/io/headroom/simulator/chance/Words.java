package io.headroom.simulator.chance;

/** What can be made of 64 random bits, the same on every machine. */
public final class Words {
    /** 2⁶⁴ divided by the golden ratio, odd: the step of SplitMix64 (Steele, Lea, Flood 2014). */
    static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** 2⁶⁴ divided by the square of the plastic number, odd: the step between branches. */
    private static final long BRANCH = 0xD1B54A32D192ED03L;

    private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

    private Words() {}

    /**
     * Mixes the bits of {@code word} (Stafford's thirteenth variant of MurmurHash3's finalizer).
     */
    static long mix(long word) {
        long mixed = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** The word after {@code word}, for draws that need more than one. */
    public static long next(long word) {
        return mix(word + GOLDEN);
    }

    /**
     * Word number {@code branch}, from 1, of those that belong to {@code word}: for a draw made of
     * several draws, each of which may go on with {@link #next} without meeting the others.
     */
    public static long branch(long word, long branch) {
        return mix(word + BRANCH * branch);
    }

    /** A number strictly between 0 and 1. */
    public static double unit(long word) {
        return ((word >>> 11) + 0.5) * TWO_TO_MINUS_53;
    }

    /** An integer from 0 to {@code bound} − 1; the bias is below {@code bound} ÷ 2⁶⁴. */
    public static long below(long word, long bound) {
        return Math.floorMod(word >>> 1, bound);
    }

    /** A standard normal number, which grows with the word; slower than a sampler. */
    public static double gaussian(long word) {
        return NormalLaw.quantile(unit(word));
    }
}
