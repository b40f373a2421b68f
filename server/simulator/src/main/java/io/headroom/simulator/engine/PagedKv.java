package io.headroom.simulator.engine;

import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.Preemptions;
import io.headroom.simulator.resource.PagedPool;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** Keys and values in blocks of a pool. */
final class PagedKv extends KvMemory {
    private static final double NANO_PICOS = 1000;
    private static final int UNIT = SpeculationPlan.UNIT;

    private final KvPlan.Paged plan;
    private final long blockTokens;
    private final int maxOutput;
    private final boolean reserves;

    /** Whether anybody can lose its place so often that it is protected. */
    private final boolean mayProtect;

    private final Sequences sequences;
    private final PagedPool pool;
    private final Prefixes prefixes;
    private final Growth growth;

    /** Parts of a token that one who decodes stores in an iteration. */
    private final long step;

    private final double movePicos;

    /** Blocks that requests have in the second memory. */
    private int[] swapped = new int[16];

    private int swapFree;
    private long moved;

    /** Blocks of those who have left. */
    private long keptBlocks;

    /** Tokens of running requests' places that do not grow, and of those who have left. */
    private int[] fixed = new int[16];

    private long fixedTokens;
    private long keptTokens;

    /** Who grows, and Σ of what they had stored at n = 0, in parts of a token. */
    private long growing;

    private long growingAtZero;

    PagedKv(KvPlan.Paged plan, int maxOutput, int step, Sequences sequences) {
        this.plan = plan;
        this.maxOutput = maxOutput;
        this.sequences = sequences;
        blockTokens = plan.blockTokens();
        reserves = plan.reservesMaximum();
        mayProtect = plan.preemptions().protects(Preemptions.UNLIMITED - 1);
        pool = new PagedPool(plan.blocks(), plan.prefixes() != null);
        prefixes = new Prefixes(pool, plan.blockTokens(), plan.prefixes());
        this.step = step;
        growth =
                step == UNIT
                        ? new BlockGrowth(plan.blockTokens())
                        : new StretchedGrowth(UNIT * plan.blockTokens(), step);
        KvPlan.Swap swap = plan.swap();
        swapFree = swap == null ? 0 : swap.blocks();
        movePicos = swap == null ? 0 : swap.perBlockNanos() * NANO_PICOS;
    }

    @Override
    boolean couldHold(int prompt) {
        // Nobody decodes in more iterations than its answer has tokens.
        return blocks(prompt + tokens((long) maxOutput * step)) <= plan.blocks();
    }

    @Override
    long size() {
        return pool.blocks();
    }

    @Override
    long taken() {
        return (long) pool.blocks() - pool.free();
    }

    @Override
    long unitParts() {
        return UNIT * blockTokens;
    }

    @Override
    long neededParts(long n, boolean decodes) {
        long grown = growingAtZero + growing * step * (decodes ? n + 1 : n);
        return grown + UNIT * (fixedTokens - storedAgain());
    }

    @Override
    long neededGrowth() {
        return growing * step;
    }

    @Override
    long storedAgain() {
        return blockTokens * prefixes.heldAgain();
    }

    @Override
    long growthAfter(long n, long iterations) {
        return growth.needed(n, iterations);
    }

    @Override
    long growthOver(long n, long iterations) {
        return growth.neededInAll(n, iterations);
    }

    @Override
    boolean fits(int row) {
        int left = sequences.running() == 0 ? 0 : plan.watermarkBlocks();
        return blocksToEnter(row) - prefixes.present(row) + left <= pool.free();
    }

    @Override
    long admit(int row) {
        long needed = blocksToEnter(row);
        if (row >= fixed.length) {
            fixed = Arrays.copyOf(fixed, Math.max(row + 1, 2 * fixed.length));
        }
        fixed[row] = reserves(row) ? sequences.finallyStored(row) : (int) sequences.target(row);
        fixedTokens += fixed[row];
        if (isSwapped(row)) {
            pool.take(needed);
            swapFree += swapped[row];
            moved += swapped[row];
            swapped[row] = 0;
            return sequences.storedWhenStopped(row);
        }
        // The last token must be worked on in any case: its result is the next one.
        return prefixes.enter(row, needed, sequences.target(row) - 1);
    }

    @Override
    long kept(int row) {
        return Math.min(prefixes.kept(row), sequences.target(row) - 1);
    }

    @Override
    boolean isSwapped(int row) {
        return row < swapped.length && swapped[row] > 0;
    }

    @Override
    void release(int row, long tokens, long stored) {
        unfix(row);
        prefixes.leave(row, held(row, tokens), stored, false);
    }

    @Override
    void add(int row, @Nullable Beginning beginning) {
        prefixes.add(row, beginning);
    }

    @Override
    void prefilled(int row) {
        prefixes.prefilled(row);
    }

    @Override
    long reusedTokens() {
        return prefixes.reusedTokens();
    }

    @Override
    long evictions(long n, long iterations) {
        return pool.evictions(begunBlocks(n, iterations));
    }

    private long begunBlocks(long n, long iterations) {
        return iterations > 0 ? growth.needed(n, iterations) : 0;
    }

    @Override
    void keep(int row) {
        keptBlocks += held(row, 0);
        keptTokens += fixed[row];
        fixed[row] = 0;
    }

    @Override
    void releaseKept() {
        pool.give(keptBlocks);
        keptBlocks = 0;
        fixedTokens -= keptTokens;
        keptTokens = 0;
    }

    @Override
    Preemptions preemptions() {
        return plan.preemptions();
    }

    @Override
    void joined(int row) {
        if (!reserves(row)) {
            unfix(row);
            growing++;
            growingAtZero += sequences.storedAtZero(row);
            growth.add(sequences.storedAtZero(row), 1);
        }
    }

    @Override
    void left(int row) {
        if (!reserves(row)) {
            growing--;
            growingAtZero -= sequences.storedAtZero(row);
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
        if (reserves(row)) {
            return true;
        }
        long needed = blocks(sequences.covered(row, n, 1)) - blocks(sequences.covered(row, n, 0));
        if (needed > pool.free()) {
            return false;
        }
        pool.take(needed);
        return true;
    }

    @Override
    long roomAfter(long n, long most) {
        return growth.iterations(n, pool.free(), most);
    }

    @Override
    void preempt(int row, long tokens, long stored, boolean decoding) {
        unfix(row);
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
        prefixes.leave(row, held, stored, true);
    }

    @Override
    void forget(int row, long n, long iterations) {
        if (isSwapped(row)) {
            swapFree += swapped[row];
            swapped[row] = 0;
        }
        prefixes.forget(row, begunBlocks(n, iterations));
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
        long held = keptBlocks + prefixes.heldByGroups();
        int row = sequences.firstAdmitted();
        while (row != Sequences.NONE) {
            held += held(row, tokens.of(row)) - prefixes.shared(row);
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
        return blocks(reserves(row) ? (long) sequences.prompt(row) + maxOutput : tokens);
    }

    /** Blocks that a waiting request needs to come in; one that was moved away goes on at once. */
    private long blocksToEnter(int row) {
        if (reserves(row)) {
            return blocks((long) sequences.prompt(row) + maxOutput);
        }
        return blocks(
                isSwapped(row) || sequences.isHandedOver(row)
                        ? sequences.storedWhenStopped(row) + tokens(step)
                        : sequences.target(row));
    }

    private boolean isProtected(int row) {
        return plan.preemptions().protects(sequences.preemptions(row));
    }

    private void unfix(int row) {
        fixedTokens -= fixed[row];
        fixed[row] = 0;
    }

    /** Whether a request takes the blocks of the longest answer when it comes in. */
    private boolean reserves(int row) {
        return reserves || (mayProtect && isProtected(row));
    }

    /** Tokens that so many parts take place for. */
    private static long tokens(long parts) {
        return (parts + UNIT - 1) / UNIT;
    }

    private long blocks(long tokens) {
        return (tokens + blockTokens - 1) / blockTokens;
    }
}
