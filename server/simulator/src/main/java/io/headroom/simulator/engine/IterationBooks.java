package io.headroom.simulator.engine;

/**
 * What a replica did in its iterations: who took part, what was taken of its memory, and how long
 * the best of its kind would have worked on the same. These are sums over iterations, added up leap
 * by leap: nothing is counted token by token.
 */
public final class IterationBooks {
    private Sums sums = new Sums(0, 0, 0, 0, 0);

    private long sequences;
    private long best;
    private long growth;
    private long regular;
    private long bestTail;

    IterationBooks() {}

    /**
     * Sums over the iterations that are over.
     *
     * @param iterations how many
     * @param sequences those that decoded or whose prompts were worked on
     * @param taken of the memory: blocks of a paged one, tokens of a contiguous one
     * @param mostTaken the most that was taken in any iteration
     * @param bestPicos picoseconds that iterations with as many such sequences as there is room for
     *     would have taken for the same tokens
     */
    public record Sums(
            long iterations, long sequences, long taken, long mostTaken, long bestPicos) {}

    /**
     * A leap begins.
     *
     * @param sequencesEach who takes part in each of its iterations
     * @param bestFirst picoseconds at best of its first
     * @param growthPicos how much longer each is than the one before
     */
    void begin(long sequencesEach, long bestFirst, long growthPicos) {
        sequences = sequencesEach;
        best = bestFirst;
        growth = growthPicos;
        regular = Long.MAX_VALUE;
    }

    /** After so many iterations the leap has one of another kind. */
    void addTail(long iterations, long bestPicos) {
        regular = iterations;
        bestTail = bestPicos;
    }

    /** Iterations {@code from} to {@code to} of the leap are over, n as it was after the first. */
    void book(long from, long to, KvMemory memory, boolean decodes, long n) {
        sums = after(from, to, memory, decodes, n);
    }

    /** The sums as they would stand after that. */
    Sums after(long from, long to, KvMemory memory, boolean decodes, long n) {
        long more = to - from;
        if (more <= 0) {
            return sums;
        }
        long growing = decodes ? memory.growthOver(n, more) : 0;
        long last = memory.taken() + (decodes ? memory.growthAfter(n, more - 1) : 0);
        return new Sums(
                sums.iterations + more,
                sums.sequences + more * sequences,
                sums.taken + more * memory.taken() + growing,
                Math.max(sums.mostTaken, last),
                sums.bestPicos + bestUntil(to) - bestUntil(from));
    }

    private long bestUntil(long iterations) {
        if (iterations > regular) {
            return bestUntil(regular) + bestTail;
        }
        return best * iterations + growth * (iterations * (iterations - 1) / 2);
    }
}
