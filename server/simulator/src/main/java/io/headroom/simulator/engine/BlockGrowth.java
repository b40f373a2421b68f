package io.headroom.simulator.engine;

/**
 * When sequences that decode need their next block, all at once: one that had stored s tokens at n
 * = 0 needs a block for iteration n if s + n is a multiple of the block size, so only the residues
 * of s are kept, counted.
 */
final class BlockGrowth {
    private final int blockTokens;
    private final int[] sequences;
    private long decodes;

    BlockGrowth(int blockTokens) {
        this.blockTokens = blockTokens;
        sequences = new int[blockTokens];
    }

    /** One more of those that had stored so many tokens at n = 0, or one less. */
    void add(long storedAtZero, int more) {
        sequences[(int) Math.floorMod(storedAtZero, (long) blockTokens)] += more;
        decodes += more;
    }

    /** Blocks needed for iteration n. */
    int needed(long n) {
        return sequences[(int) Math.floorMod(-n, (long) blockTokens)];
    }

    /** Blocks needed for the iterations after n, so many: in a whole cycle one for each. */
    long needed(long n, long iterations) {
        long needed = iterations / blockTokens * decodes;
        if (decodes > 0) {
            for (long later = 1; later <= iterations % blockTokens; later++) {
                needed += needed(n + later);
            }
        }
        return needed;
    }

    /** Iterations after n that {@code free} blocks suffice for, as far as {@code most} matter. */
    long iterations(long n, long free, long most) {
        if (decodes == 0 || most <= free / decodes * blockTokens) {
            return most;
        }
        long rest = free % decodes;
        long later = 1;
        while (needed(n + later) <= rest) {
            rest -= needed(n + later);
            later++;
        }
        return Math.min(most, free / decodes * blockTokens + later - 1);
    }
}
