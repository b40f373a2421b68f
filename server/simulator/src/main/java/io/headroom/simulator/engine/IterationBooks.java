package io.headroom.simulator.engine;

import org.jspecify.annotations.Nullable;

/**
 * What a replica did in its iterations: who took part, what was taken of its memory, and how long
 * the best of its kind would have worked on the same. These are sums over iterations, added up leap
 * by leap: nothing is counted token by token.
 */
public final class IterationBooks {
    private static final long UNIT = SpeculationPlan.UNIT;

    private final @Nullable Work work;
    private final Totals totals = new Totals();

    // Of the leap under way.
    private long sequences;
    private final Series best = new Series();
    private final Series prompts = new Series();

    IterationBooks(boolean watchesWork) {
        work = watchesWork ? new Work() : null;
    }

    /**
     * Sums over the iterations that are over.
     *
     * @param iterations how many
     * @param sequences those that decoded or whose prompts were worked on
     * @param taken of the memory: blocks of a paged one, tokens of a contiguous one
     * @param mostTaken the most that was taken in any iteration
     * @param bestPicos picoseconds that iterations with as many such sequences as there is room for
     *     would have taken for the same tokens
     * @param promptPicos picoseconds of work of iterations with prompts
     * @param storedParts what was stored when they began, in parts of a token
     * @param neededParts of what was taken, what was stored or is to be, in parts of a token
     * @param outside of what was free, what lay in other holes than the largest
     * @param work what their time went to; nothing if that is not watched
     */
    public record Sums(
            long iterations,
            long sequences,
            long taken,
            long mostTaken,
            long bestPicos,
            long promptPicos,
            long storedParts,
            long neededParts,
            long outside,
            Work.Sums work) {}

    /** What the time of iterations goes to; null if that is not watched. */
    @Nullable Work work() {
        return work;
    }

    /** Whether, for those who leave now, the iteration after those in the books has begun. */
    void begun(boolean isUnderWay) {
        if (work != null) {
            work.begun(isUnderWay);
        }
    }

    /**
     * A leap without prompts begins.
     *
     * @param sequencesEach who takes part in each of its iterations
     * @param bestPicos how long its first takes at best
     * @param growthPicos how much longer each is than the one before
     */
    void begin(long sequencesEach, long bestPicos, long growthPicos) {
        sequences = sequencesEach;
        best.begin(bestPicos, growthPicos);
        prompts.begin(0, 0);
    }

    /** It has prompts: how long its first iteration takes, and each more than the one before. */
    void hasPrompts(long firstPicos, long growthPicos) {
        prompts.begin(firstPicos, growthPicos);
    }

    /** After so many iterations it has one of another kind, with a prompt. */
    void addTail(long iterations, long bestPicos, long picos) {
        best.addTail(iterations, bestPicos);
        prompts.addTail(iterations, picos);
    }

    /** Iterations {@code from} to {@code to} of the leap are over, n as it was after the first. */
    void book(
            long from, long to, KvMemory memory, Sequences sequences, Iteration iteration, long n) {
        add(totals, from, to, memory, sequences, iteration, n);
        if (work != null) {
            work.book(to);
        }
    }

    /** The sums as they would stand after that. */
    Sums after(
            long from, long to, KvMemory memory, Sequences running, Iteration iteration, long n) {
        Totals later = new Totals();
        later.set(totals);
        add(later, from, to, memory, running, iteration, n);
        return later.read(work == null ? Work.NOTHING : work.after(from, to));
    }

    private void add(
            Totals sums,
            long from,
            long to,
            KvMemory memory,
            Sequences running,
            Iteration iteration,
            long n) {
        long more = to - from;
        if (more <= 0) {
            return;
        }
        boolean decodes = iteration.decodes;
        long growing = decodes ? memory.growthOver(n, more) : 0;
        long last = memory.taken() + (decodes ? memory.growthAfter(n, more - 1) : 0);
        long stored = running.context(n) + UNIT * (running.prefilled() - memory.storedAgain());
        long chunk = iteration.stream == Sequences.NONE ? 0 : iteration.chunk;
        long storedGrowth = UNIT * chunk + (decodes ? running.contextGrowth() : 0);
        long needed = memory.neededParts(n, decodes);
        long neededGrowth = decodes ? memory.neededGrowth() : 0;
        sums.iterations += more;
        sums.sequences += more * sequences;
        sums.taken += more * memory.taken() + growing;
        sums.mostTaken = Math.max(sums.mostTaken, last);
        sums.bestPicos += best.until(to) - best.until(from);
        sums.promptPicos += prompts.until(to) - prompts.until(from);
        sums.storedParts += over(stored, storedGrowth, more);
        sums.neededParts += over(needed, neededGrowth, more);
        sums.outside += more * memory.outside();
    }

    /** The sum of so many numbers that grow by the same. */
    private static long over(long first, long growth, long count) {
        return first * count + growth * (count * (count - 1) / 2);
    }

    /** The sums while they grow: every leap adds to them, and makes no object for that. */
    private static final class Totals {
        private long iterations;
        private long sequences;
        private long taken;
        private long mostTaken;
        private long bestPicos;
        private long promptPicos;
        private long storedParts;
        private long neededParts;
        private long outside;

        private void set(Totals other) {
            iterations = other.iterations;
            sequences = other.sequences;
            taken = other.taken;
            mostTaken = other.mostTaken;
            bestPicos = other.bestPicos;
            promptPicos = other.promptPicos;
            storedParts = other.storedParts;
            neededParts = other.neededParts;
            outside = other.outside;
        }

        private Sums read(Work.Sums work) {
            return new Sums(
                    iterations,
                    sequences,
                    taken,
                    mostTaken,
                    bestPicos,
                    promptPicos,
                    storedParts,
                    neededParts,
                    outside,
                    work);
        }
    }
}
