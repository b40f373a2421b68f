package io.headroom.simulator.engine;

import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.resource.PagedPool;

import java.util.Arrays;

/** Keys and values in blocks of a pool. */
final class PagedKv extends KvMemory {
    private static final double NANO_PICOS = 1000;

    private final KvPlan.Paged plan;
    private final long blockTokens;
    private final int maxOutput;
    private final boolean reserves;
    private final Sequences sequences;
    private final PagedPool pool;
    private final BlockGrowth growth;
    private final double movePicos;

    /** Blocks that requests have in the second memory. */
    private int[] swapped = new int[16];

    private int swapFree;
    private long moved;

    /** Blocks of those who have left. */
    private long keptBlocks;

    PagedKv(KvPlan.Paged plan, int maxOutput, Sequences sequences) {
        this.plan = plan;
        this.maxOutput = maxOutput;
        this.sequences = sequences;
        blockTokens = plan.blockTokens();
        reserves = plan.reservesMaximum();
        pool = new PagedPool(plan.blocks());
        growth = new BlockGrowth(plan.blockTokens());
        KvPlan.Swap swap = plan.swap();
        swapFree = swap == null ? 0 : swap.blocks();
        movePicos = swap == null ? 0 : swap.perBlockNanos() * NANO_PICOS;
    }

    @Override
    boolean couldHold(int prompt) {
        return blocks((long) prompt + maxOutput) <= plan.blocks();
    }

    @Override
    boolean fits(int row) {
        return blocksToEnter(row) <= pool.free();
    }

    @Override
    long admit(int row) {
        long needed = blocksToEnter(row);
        if (isSwapped(row)) {
            pool.take(needed);
            swapFree += swapped[row];
            moved += swapped[row];
            swapped[row] = 0;
            return sequences.storedWhenStopped(row);
        }
        long kept = kept(row);
        long reclaimed = pool.reclaim(row);
        pool.take(needed - reclaimed);
        return kept;
    }

    @Override
    long kept(int row) {
        // The last token must be worked on in any case: its result is the next one.
        long tokens = pool.kept(row) * blockTokens;
        return Math.min(tokens, sequences.target(row) - 1);
    }

    @Override
    boolean isSwapped(int row) {
        return row < swapped.length && swapped[row] > 0;
    }

    @Override
    void release(int row, long tokens) {
        pool.give(held(row, tokens));
    }

    @Override
    void keep(int row) {
        keptBlocks += held(row, 0);
    }

    @Override
    void releaseKept() {
        pool.give(keptBlocks);
        keptBlocks = 0;
    }

    @Override
    void joined(int row) {
        if (!reserves) {
            growth.add(sequences.storedAtZero(row), 1);
        }
    }

    @Override
    void left(int row) {
        if (!reserves) {
            growth.add(sequences.storedAtZero(row), -1);
        }
    }

    @Override
    boolean hasRoom(long n) {
        return growth.needed(n) <= pool.free();
    }

    @Override
    void grow(long n, long iterations) {
        pool.take(growth.needed(n, iterations));
    }

    @Override
    boolean growOne(int row, long n) {
        if (sequences.stored(row, n) % blockTokens != 0) {
            return true;
        }
        if (pool.free() == 0) {
            return false;
        }
        pool.take(1);
        return true;
    }

    @Override
    long roomAfter(long n, long most) {
        return growth.iterations(n, pool.free(), most);
    }

    @Override
    void preempt(int row, long tokens, long stored, boolean decoding) {
        long held = held(row, tokens);
        if (decoding && held <= swapFree) {
            if (row >= swapped.length) {
                swapped = Arrays.copyOf(swapped, Math.max(row + 1, 2 * swapped.length));
            }
            swapped[row] = (int) held;
            swapFree -= (int) held;
            moved += held;
            pool.give(held);
            return;
        }
        long full = stored / blockTokens;
        pool.leave(row, full, held - full);
    }

    @Override
    void forget(int row) {
        if (isSwapped(row)) {
            swapFree += swapped[row];
            swapped[row] = 0;
        }
        pool.forget(row);
    }

    @Override
    void wipe() {
        KvPlan.Swap swap = plan.swap();
        swapFree = swap == null ? 0 : swap.blocks();
        moved = 0;
        Arrays.fill(swapped, 0);
        pool.forgetAll();
    }

    @Override
    long movedPicos() {
        long picos = Rounded.picos(moved * movePicos);
        moved = 0;
        return picos;
    }

    @Override
    void check(Tokens tokens) {
        long held = keptBlocks;
        int row = sequences.firstAdmitted();
        while (row != Sequences.NONE) {
            held += held(row, tokens.of(row));
            row = sequences.admittedAfter(row);
        }
        if (held + pool.free() != pool.blocks()) {
            throw new IllegalStateException(
                    "blocks held and free and of the pool differ: "
                            + held
                            + " and "
                            + pool.free()
                            + " and "
                            + pool.blocks());
        }
    }

    /** Blocks of a running request whose place covers so many tokens. */
    private long held(int row, long tokens) {
        return blocks(reserves ? (long) sequences.prompt(row) + maxOutput : tokens);
    }

    /** Blocks that a waiting request needs to come in; one that was moved away goes on at once. */
    private long blocksToEnter(int row) {
        if (reserves) {
            return blocks((long) sequences.prompt(row) + maxOutput);
        }
        return blocks(
                isSwapped(row) ? sequences.storedWhenStopped(row) + 1 : sequences.target(row));
    }

    private long blocks(long tokens) {
        return (tokens + blockTokens - 1) / blockTokens;
    }
}
