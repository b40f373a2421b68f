package io.headroom.simulator;

import io.headroom.simulator.policy.KvPlan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Blocks that nobody shares; free ones are used again in the order in which they became free. */
final class LiteralBlocks extends LiteralPages {
    /** Free blocks, those first that have been free longest. */
    private final Deque<Integer> free = new ArrayDeque<>();

    /** What a free block still holds: whose which block. */
    private final Map<Integer, Content> contents = new HashMap<>();

    private int swapFree;
    private long moved;

    private record Content(LiteralJob owner, int index) {}

    LiteralBlocks(KvPlan.Paged plan, int maxOutput, long growth) {
        super(plan, maxOutput, growth);
        lose();
    }

    @Override
    void lose() {
        free.clear();
        contents.clear();
        for (int block = 0; block < plan.blocks(); block++) {
            free.add(block);
        }
        swapFree = plan.swap() == null ? 0 : plan.swap().blocks();
        moved = 0;
    }

    @Override
    boolean fits(LiteralJob job, boolean somebodyRuns) {
        return entry(job) + left(somebodyRuns) <= free.size();
    }

    @Override
    int admit(LiteralJob job) {
        List<Integer> mine = job.held;
        int blocks = entry(job);
        int cached = 0;
        if (isSwapped(job)) {
            swapFree += job.swapped;
            moved += job.swapped;
            job.swapped = 0;
            cached = job.wholeStored();
        } else {
            cached = cachedTokens(job);
            for (int block = cached(job, 0); block >= 0; block = cached(job, mine.size())) {
                free.removeFirstOccurrence(block);
                contents.remove(block);
                mine.add(block);
            }
        }
        forgetContent(job);
        while (mine.size() < blocks) {
            mine.add(take());
        }
        return cached;
    }

    @Override
    boolean preempt(LiteralJob job) {
        List<Integer> mine = job.held;
        boolean moves = job.decoding && mine.size() <= swapFree;
        int stored = job.present();
        if (moves) {
            swapFree -= mine.size();
            moved += mine.size();
            job.swapped = mine.size();
        }
        for (int index = mine.size() - 1; index >= 0; index--) {
            free.add(mine.get(index));
            if (!moves && index < stored / plan.blockTokens()) {
                contents.put(mine.get(index), new Content(job, index));
            }
        }
        mine.clear();
        return moves;
    }

    @Override
    void free(LiteralJob job) {
        free.addAll(job.held);
        job.held.clear();
    }

    @Override
    void forget(LiteralJob job) {
        swapFree += job.swapped;
        job.swapped = 0;
        forgetContent(job);
    }

    /** Nobody will ask for that content. */
    private void forgetContent(LiteralJob job) {
        contents.values().removeIf(content -> content.owner.equals(job));
    }

    @Override
    boolean isSwapped(LiteralJob job) {
        return job.swapped > 0 || job.handedOver;
    }

    @Override
    int cachedTokens(LiteralJob job) {
        int count = 0;
        while (cached(job, count) >= 0) {
            count++;
        }
        return Math.min(count * plan.blockTokens(), job.target() - 1);
    }

    @Override
    long movedPicos() {
        KvPlan.Swap swap = plan.swap();
        long picos = swap == null ? 0 : moved * StrictMath.round(swap.perBlockNanos() * 1000);
        moved = 0;
        return picos;
    }

    private int cached(LiteralJob job, int index) {
        Content wanted = new Content(job, index);
        for (Map.Entry<Integer, Content> entry : contents.entrySet()) {
            if (entry.getValue().equals(wanted)) {
                return entry.getKey();
            }
        }
        return -1;
    }

    @Override
    int free() {
        return free.size();
    }

    @Override
    Integer take() {
        Integer block = free.removeFirst();
        evictions += contents.remove(block) == null ? 0 : 1;
        return block;
    }
}
