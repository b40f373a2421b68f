package io.headroom.simulator.engine;

import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.Preemptions;

import org.jspecify.annotations.Nullable;

/** The memory of a replica as its scheduler uses it. */
abstract class KvMemory {

    /** Memory for {@code plan}. */
    static KvMemory of(ReplicaPlan plan, Sequences sequences) {
        if (plan.memory() instanceof KvPlan.Contiguous contiguous) {
            return new ContiguousKv(contiguous, plan.longestAnswer(), sequences);
        }
        if (plan.memory() instanceof KvPlan.Paged paged) {
            return new PagedKv(paged, plan.longestAnswer(), plan.growth(), sequences);
        }
        throw new IllegalArgumentException("no such memory: " + plan.memory());
    }

    /** Whether a request fits into an empty memory, however long its answer. */
    abstract boolean couldHold(int prompt);

    /** What there is of it: blocks, or tokens of a contiguous one. */
    abstract long size();

    /** How much of that is taken. */
    abstract long taken();

    /** How much more is taken in the iteration that comes so many after n than in n itself. */
    long growthAfter(long n, long iterations) {
        return 0;
    }

    /** The sum of that over the iterations from n on, so many. */
    long growthOver(long n, long iterations) {
        return 0;
    }

    /** Parts of a token that a unit of it holds. */
    long unitParts() {
        return SpeculationPlan.UNIT;
    }

    /**
     * What those who run have stored or will store in what is taken of it, in parts of a token: the
     * rest of that is lost inside blocks and stretches. Where a sequence grows block by block that
     * is as far as it has come, the tokens of the iteration under way included.
     *
     * @param decodes whether those who decode take part in the iteration that is under way
     */
    abstract long neededParts(long n, boolean decodes);

    /** By how much that grows in an iteration in which all who decode take part. */
    long neededGrowth() {
        return 0;
    }

    /** Tokens that several who run have stored, but for once. */
    long storedAgain() {
        return 0;
    }

    /** What is free of it but lies in other holes than the largest. */
    long outside() {
        return 0;
    }

    /** Whether a request that waits would find its place now. */
    abstract boolean fits(int row);

    /** Gives a request its place; returns the tokens of it that are there already. */
    abstract long admit(int row);

    /**
     * Takes the place of a request back.
     *
     * @param tokens that its place covers
     * @param stored of these, what is there
     */
    abstract void release(int row, long tokens, long stored);

    /** A request comes whose prompt begins like others, or like none. */
    void add(int row, @Nullable Beginning beginning) {}

    /** All of a prompt is there. */
    void prefilled(int row) {}

    /** Tokens of prompts found so far that others or earlier requests of a user had computed. */
    long reusedTokens() {
        return 0;
    }

    /**
     * Blocks with content that somebody might still have come for, and that others were given,
     * those of so many iterations after n among them.
     */
    long evictions(long n, long iterations) {
        return 0;
    }

    /** The place of a request stays taken though it has left. */
    abstract void keep(int row);

    /** Takes all places back that stayed taken. */
    abstract void releaseKept();

    /** Checks that what is taken is what {@code tokens} of the running need. */
    abstract void check(Tokens tokens);

    /** How many tokens the place of a running request covers. */
    interface Tokens {
        long of(int row);
    }

    /** Tokens of a waiting request that are still there. */
    long kept(int row) {
        return 0;
    }

    /** Whether a waiting request was moved to a second memory. */
    boolean isSwapped(int row) {
        return false;
    }

    /** Who loses its place when one lacks a block, and how often. */
    Preemptions preemptions() {
        return Preemptions.LAST;
    }

    /** A request begins to store a token in each iteration. */
    void joined(int row) {}

    /** A decoding request does not any more. */
    void left(int row) {}

    /** Whether all who decode find a place for the token of iteration n. */
    boolean hasRoom(long n) {
        return true;
    }

    /** Gives all who decode their places for the iterations after {@code n}, so many. */
    void grow(long n, long iterations) {}

    /** Gives one that decodes its place for the token of iteration n; false if there is none. */
    boolean growOne(int row, long n) {
        return true;
    }

    /** How many iterations after n, of at most so many, find places for all. */
    long roomAfter(long n, long most) {
        return most;
    }

    /**
     * Takes the place of a request back that is to come again.
     *
     * @param tokens that its place covers
     * @param stored of these, what is there
     */
    void preempt(int row, long tokens, long stored, boolean decoding) {
        throw new IllegalStateException("a place that was reserved is not taken back");
    }

    /** A waiting request will not come back; so many iterations after n have their places. */
    void forget(int row, long n, long iterations) {}

    /** Nobody runs; what is left of anybody's content is lost, in the second memory too. */
    void wipe() {}

    /** How long what was moved since this was last asked takes, in picoseconds. */
    long movedPicos() {
        return 0;
    }
}
