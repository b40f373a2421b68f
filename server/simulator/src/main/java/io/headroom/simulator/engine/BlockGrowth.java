package io.headroom.simulator.engine;

/**
 * Growth by a token in each iteration: a sequence that had stored s tokens at n = 0 needs a block
 * for iteration n if s + n is a multiple of the block size, so only the residues of s are kept,
 * counted.
 */
final class BlockGrowth implements Growth {
    private static final int NONE = -1;

    private final int blockTokens;

    /** Of block sizes that are powers of two, as nearly all are, the exponent: no division. */
    private final int shift;

    private final int[] sequences;
    private long decodes;

    BlockGrowth(int blockTokens) {
        this.blockTokens = blockTokens;
        boolean isPower = Integer.bitCount(blockTokens) == 1;
        shift = isPower ? Integer.numberOfTrailingZeros(blockTokens) : NONE;
        sequences = new int[blockTokens];
    }

    @Override
    public void add(long storedAtZero, int more) {
        long tokens = Math.floorDiv(storedAtZero, (long) SpeculationPlan.UNIT);
        sequences[residue(tokens)] += more;
        decodes += more;
    }

    @Override
    public long needed(long n) {
        return sequences[residue(-n)];
    }

    /** In a whole cycle one for each. */
    @Override
    public long needed(long n, long iterations) {
        long cycles = cycles(iterations);
        long needed = cycles * decodes;
        if (decodes > 0) {
            long rest = iterations - cycles * blockTokens;
            for (long later = 1; later <= rest; later++) {
                needed += needed(n + later);
            }
        }
        return needed;
    }

    /** A block is there from its iteration to the last; those of a residue come in each cycle. */
    @Override
    public long neededInAll(long n, long iterations) {
        long sum = 0;
        if (decodes > 0) {
            long most = Math.min(blockTokens, iterations - 1);
            for (long later = 1; later <= most; later++) {
                long times = cycles(iterations - 1 - later) + 1;
                long there = times * (iterations - later) - blockTokens * (times * (times - 1) / 2);
                sum += needed(n + later) * there;
            }
        }
        return sum;
    }

    @Override
    public long iterations(long n, long free, long most) {
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

    private int residue(long tokens) {
        return shift == NONE
                ? (int) Math.floorMod(tokens, (long) blockTokens)
                : (int) tokens & (blockTokens - 1);
    }

    /** Whole cycles in so many iterations, not below 0. */
    private long cycles(long iterations) {
        return shift == NONE ? iterations / blockTokens : iterations >> shift;
    }
}
