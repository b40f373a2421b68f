package io.headroom.simulator.engine;

import io.headroom.simulator.cost.StepParts;
import io.headroom.simulator.policy.SchedulerPlan;

import org.jspecify.annotations.Nullable;

/**
 * From a scheduler step to a leap: how long its iterations take, how many there can be, and what
 * the best server of its kind would take for the same.
 */
final class Course {
    private static final int NONE = Sequences.NONE;

    /** No iteration that is only thought of takes longer, so that it stays in a {@code long}. */
    private static final double LONGEST_PICOS = 1L << 59;

    private ReplicaPlan plan;
    private final Sequences sequences;
    private final KvMemory memory;
    private final Admission admission;
    private final Iteration iteration;
    private final IterationCost cost;
    private final StepParts parts = new StepParts();

    Course(
            ReplicaPlan plan,
            Sequences sequences,
            KvMemory memory,
            Admission admission,
            Iteration iteration) {
        this.plan = plan;
        this.sequences = sequences;
        this.memory = memory;
        this.admission = admission;
        this.iteration = iteration;
        cost = new IterationCost(plan);
    }

    /** Goes by another plan from the next leap on. */
    void follow(ReplicaPlan other) {
        plan = other;
    }

    /** Begins the leap of the iteration that was put together; returns whether there is any. */
    boolean begin(Leap leap, IterationBooks books, long n, long nowNanos, long picosBeyond) {
        long slots = slots();
        if (slots == 0 && iteration.prompts == 0) {
            return false;
        }
        long moved = memory.movedPicos();
        Work work = books.work();
        long first = picos(n, work == null ? null : parts);
        long growth = cost.growth(slots, iteration.morePairs());
        boolean once = moved > 0 || iteration.finishing.size() > 0 || admission.mayAdmitNext();
        leap.begin(nowNanos, picosBeyond, first + moved, growth, once ? 1 : longest(n));
        long most = iteration.longestPairs;
        long best =
                bestPicos(
                        n,
                        iteration.promptTokens,
                        iteration.pairs,
                        iteration.longestTokens,
                        most,
                        first);
        if (work != null) {
            long bubblesGrowth = cost.bubblesGrowth(slots, iteration.morePairs());
            work.begin(first + moved, growth, parts, bubblesGrowth);
        }
        long decoding = decoding();
        long bestGrowth = decoding == slots ? growth : cost.growth(decoding, iteration.morePairs());
        books.begin(decoding + iteration.prompts, best, bestGrowth);
        if (iteration.prompts > 0) {
            books.hasPrompts(first + moved, growth);
        }
        if (!once && iteration.stream != NONE) {
            addLastChunk(leap, books, n);
        }
        return true;
    }

    /** How long the iteration takes at n; asked for, what of that is not the work of devices. */
    private long picos(long at, @Nullable StepParts split) {
        return cost.first(
                slots(),
                context(at),
                iteration.promptTokens,
                iteration.prompts,
                iteration.pairs,
                iteration.longestTokens,
                iteration.longestPairs,
                split);
    }

    /** Likewise of one that works on so many tokens of a prompt instead. */
    private long picos(long at, long tokens, long pairs, @Nullable StepParts split) {
        return cost.first(slots(), context(at), tokens, 1, pairs, tokens, pairs, split);
    }

    private long slots() {
        return iteration.decodes ? sequences.slots() : 0;
    }

    private long context(long at) {
        return iteration.decodes ? sequences.context(at) : 0;
    }

    /** Sequences that decode in this iteration, without slots that are only held. */
    private long decoding() {
        return iteration.decodes ? sequences.decoding() : 0;
    }

    /**
     * What an iteration with as many of the same as seats, tokens of the budget and memory allow
     * takes, for the part of it that this one is: the best that could be had at this mix.
     */
    private long bestPicos(
            long at, long promptTokens, long pairs, long longest, long most, long picos) {
        long decodes = decoding();
        double times = (double) plan.maxSequences() / (decodes + iteration.prompts);
        long tokens = decodes * plan.tokensEach() + promptTokens;
        if (plan.scheduler() instanceof SchedulerPlan.Chunked chunked) {
            times = Math.min(times, (double) chunked.tokenBudget() / tokens);
        } else if (plan.scheduler() instanceof SchedulerPlan.PrefillFirst first
                && iteration.prompts > 0) {
            times = Math.min(times, (double) first.tokenBudget() / tokens);
        }
        times = Math.min(times, (double) memory.size() / Math.max(1, memory.taken()));
        times = Math.max(1, Math.min(times, LONGEST_PICOS / picos));
        double context = decodes == 0 ? 0 : (double) sequences.context(at) / sequences.slots();
        long scaled =
                cost.first(
                        (long) (times * decodes),
                        (long) (times * decodes * context),
                        (long) (times * promptTokens),
                        (long) Math.max(Math.min(1, iteration.prompts), times * iteration.prompts),
                        (long) (times * pairs),
                        longest,
                        most,
                        null);
        return Math.min(picos, (long) (scaled / times));
    }

    /**
     * After all its full chunks a prompt has one more. It belongs to the same leap if nobody else
     * could come in with it, which its tokens would have room for, and nobody leaves before.
     */
    private void addLastChunk(Leap leap, IterationBooks books, long n) {
        long full = leap.length();
        int row = iteration.stream;
        long stored = sequences.prefilled(row) + iteration.chunk * full;
        long left = sequences.target(row) - stored;
        boolean isNext = left <= iteration.chunk && !admission.mayAdmitLater();
        if (iteration.decodes) {
            isNext &= full < sequences.nextEnd() - n && full == memory.roomAfter(n, full);
        }
        if (isNext) {
            long at = iteration.decodes ? n + full : n;
            long pairs = Iteration.pairs(left, stored);
            Work work = books.work();
            long picos = picos(at, left, pairs, work == null ? null : parts);
            leap.addTail(picos);
            if (work != null) {
                work.addTail(full, picos, parts);
            }
            books.addTail(full, bestPicos(at, left, pairs, left, pairs, picos), picos);
        }
    }

    /** Iterations until something changes if nobody comes or goes. */
    private long longest(long n) {
        long iterations = Long.MAX_VALUE;
        if (iteration.decodes) {
            iterations = sequences.nextEnd() - n;
        }
        if (iteration.stream != NONE) {
            int row = iteration.stream;
            long left = sequences.target(row) - sequences.prefilled(row);
            iterations = Math.min(iterations, (left - 1) / iteration.chunk);
        }
        if (iteration.decodes) {
            // This iteration has its places, those after it not yet.
            iterations = memory.roomAfter(n, iterations - 1) + 1;
        }
        return iterations;
    }
}
