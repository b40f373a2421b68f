package io.headroom.simulator;

import io.headroom.simulator.policy.KvPlan;

import java.util.List;

/** Memory of a literal replica: every block, or every address, by itself. */
abstract class LiteralMemory {
    /** Blocks that were taken with content that somebody might have come for. */
    long evictions;

    static LiteralMemory of(KvPlan plan, int maxOutput, long growth) {
        if (plan instanceof KvPlan.Contiguous contiguous) {
            return new LiteralStretches(contiguous, maxOutput);
        }
        KvPlan.Paged paged = (KvPlan.Paged) plan;
        return paged.prefixes() == null
                ? new LiteralBlocks(paged, maxOutput, growth)
                : new LiteralSharedBlocks(paged, maxOutput, growth);
    }

    abstract boolean couldHold(int prompt);

    abstract boolean fits(LiteralJob job, boolean somebodyRuns);

    /** Returns the tokens that are there already. */
    abstract int admit(LiteralJob job);

    /** Makes room for one token more; false if there is no block. */
    boolean append(LiteralJob job) {
        return true;
    }

    /** Parts of a token that a block, or an address, holds. */
    long unit() {
        return LiteralReplica.PARTS;
    }

    /** Blocks, or addresses, in all. */
    abstract long size();

    /** Parts of a token that a job which is here stores or will store in its place. */
    abstract long needed(LiteralJob job, boolean decodes);

    /** Tokens that several store together, for each but one. */
    long again(List<LiteralJob> running) {
        return 0;
    }

    /** Free addresses that are not in the longest run of them. */
    long outside() {
        return 0;
    }

    /** Whether a job may lose its place. */
    boolean mayBePreempted(LiteralJob job) {
        return true;
    }

    /** Whose place is taken, of those who run in order of admission. */
    LiteralJob victim(List<LiteralJob> running) {
        return running.get(running.size() - 1);
    }

    /** Whether a victim leaves. */
    boolean rejects(LiteralJob job) {
        return false;
    }

    /** Returns whether the content was moved. */
    boolean preempt(LiteralJob job) {
        throw new IllegalStateException("nobody is preempted who has all its place");
    }

    abstract void free(LiteralJob job);

    /** Blocks, or addresses, that are taken. */
    abstract long held();

    /** Nobody runs, and nothing that was stored is there any more. */
    abstract void lose();

    /** A job that waits will not come in. */
    void forget(LiteralJob job) {}

    /** All of a prompt is there. */
    void prefilled(LiteralJob job) {}

    /** Whether a job that waits decodes as soon as it comes in. */
    boolean isSwapped(LiteralJob job) {
        return job.handedOver;
    }

    int cachedTokens(LiteralJob job) {
        return 0;
    }

    /** Tokens that were found because others had computed them. */
    long reusedTokens() {
        return 0;
    }

    long movedPicos() {
        return 0;
    }
}
