package io.headroom.simulator.engine;

/**
 * Growth by another length than a token. A sequence needs a block when what it grows by is more
 * than the room in its last one; rooms at n = 0 are counted in a tree of sums (Fenwick 1994), and
 * after n iterations all of them have moved by the same.
 */
final class StretchedGrowth implements Growth {
    /** Parts of a block. */
    private final int cycle;

    /** Parts of an iteration. */
    private final long step;

    private final int[] sums;
    private long decodes;

    StretchedGrowth(int blockParts, long step) {
        cycle = blockParts;
        this.step = step;
        sums = new int[blockParts + 1];
    }

    @Override
    public void add(long storedAtZero, int more) {
        int room = (int) Math.floorMod(-storedAtZero, (long) cycle);
        for (int node = room + 1; node <= cycle; node += node & -node) {
            sums[node] += more;
        }
        decodes += more;
    }

    @Override
    public long needed(long n) {
        return blocks(n, 1);
    }

    @Override
    public long needed(long n, long iterations) {
        return blocks(n + 1, iterations);
    }

    @Override
    public long neededInAll(long n, long iterations) {
        long sum = 0;
        for (long later = 1; decodes > 0 && later < iterations; later++) {
            sum += needed(n, later);
        }
        return sum;
    }

    @Override
    public long iterations(long n, long free, long most) {
        if (decodes == 0 || needed(n, most) <= free) {
            return most;
        }
        long enough = 0;
        long tooMany = most;
        while (tooMany - enough > 1) {
            long middle = enough + (tooMany - enough) / 2;
            if (needed(n, middle) <= free) {
                enough = middle;
            } else {
                tooMany = middle;
            }
        }
        return enough;
    }

    /** Blocks for so many iterations, n the first: whole ones for all, and one for little room. */
    private long blocks(long n, long iterations) {
        long parts = step * iterations;
        long rest = parts % cycle;
        long from = Math.floorMod(step * n, (long) cycle);
        long little = below(Math.min(cycle, from + rest)) - below(from);
        if (from + rest > cycle) {
            little += below(from + rest - cycle);
        }
        return parts / cycle * decodes + little;
    }

    /** Sequences with less room than that at n = 0. */
    private long below(long room) {
        long sum = 0;
        for (int node = (int) room; node > 0; node -= node & -node) {
            sum += sums[node];
        }
        return sum;
    }
}
