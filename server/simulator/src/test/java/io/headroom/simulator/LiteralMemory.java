package io.headroom.simulator;

import io.headroom.simulator.policy.KvPlan;

/** Memory of a literal replica: every block, or every address, by itself. */
abstract class LiteralMemory {
    /** Tokens of the longest answer. */
    final int maxOutput;

    /** Parts of a token that an iteration stores. */
    private final long growth;

    LiteralMemory(int maxOutput, long growth) {
        this.maxOutput = maxOutput;
        this.growth = growth;
    }

    static LiteralMemory of(KvPlan plan, int maxOutput, long growth) {
        if (plan instanceof KvPlan.Contiguous contiguous) {
            return new LiteralStretches(contiguous, maxOutput, growth);
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

    /** Most tokens that a job may store. */
    final int longest(int prompt) {
        return prompt + tokens(maxOutput * growth);
    }

    /** Blocks that a job which waits needs to come in. */
    final int entry(LiteralJob job, KvPlan.Paged paged) {
        int tokens = isSwapped(job) ? job.wholeStored() + tokens(growth) : job.target();
        return blocks(
                paged.reservesMaximum() ? job.prompt + maxOutput : tokens, paged.blockTokens());
    }

    /** Blocks that a job which decodes needs for one iteration more. */
    final int next(LiteralJob job, KvPlan.Paged paged) {
        return blocks(tokens(job.stored + growth), paged.blockTokens());
    }

    static int tokens(long parts) {
        return (int) ((parts + LiteralReplica.PARTS - 1) / LiteralReplica.PARTS);
    }

    static int blocks(int tokens, int page) {
        return (tokens + page - 1) / page;
    }
}
