package io.headroom.simulator.engine;

/**
 * Growth by a token in each iteration: a sequence that had stored s tokens at n = 0 needs a block
 * for iteration n if s + n is a multiple of the block size, so only the residues of s are kept,
 * counted.
 */
final class BlockGrowth implements Growth {
    private final int blockTokens;
    private final int[] sequences;
    private long decodes;

    BlockGrowth(int blockTokens) {
        this.blockTokens = blockTokens;
        sequences = new int[blockTokens];
    }

    @Override
    public void add(long storedAtZero, int more) {
        long tokens = Math.floorDiv(storedAtZero, (long) SpeculationPlan.UNIT);
        sequences[(int) Math.floorMod(tokens, (long) blockTokens)] += more;
        decodes += more;
    }

    @Override
    public long needed(long n) {
        return sequences[(int) Math.floorMod(-n, (long) blockTokens)];
    }

    /** In a whole cycle one for each. */
    @Override
    public long needed(long n, long iterations) {
        long needed = iterations / blockTokens * decodes;
        if (decodes > 0) {
            for (long later = 1; later <= iterations % blockTokens; later++) {
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
                long times = (iterations - 1 - later) / blockTokens + 1;
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
}
