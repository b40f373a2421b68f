package io.headroom.simulator;

import io.headroom.simulator.policy.KvPlan;

/** Memory of blocks: how many a job needs, and how it comes by one more. */
abstract class LiteralPages extends LiteralMemory {
    final KvPlan.Paged plan;
    private final int maxOutput;

    /** Parts of a token that an iteration stores. */
    private final long growth;

    LiteralPages(KvPlan.Paged plan, int maxOutput, long growth) {
        this.plan = plan;
        this.maxOutput = maxOutput;
        this.growth = growth;
    }

    /** How many blocks are free. */
    abstract int free();

    /** A free block, which is that no more. */
    abstract Integer take();

    /** Blocks of a job's place that others hold for it too. */
    int shared(LiteralJob job) {
        return 0;
    }

    @Override
    final boolean couldHold(int prompt) {
        return blocks(prompt + tokens(maxOutput * growth)) <= plan.blocks();
    }

    @Override
    final boolean append(LiteralJob job) {
        if (plan.reservesMaximum()) {
            return true;
        }
        int blocks = blocks(tokens(job.stored + growth)) - shared(job);
        if (blocks - job.held.size() > free()) {
            return false;
        }
        while (job.held.size() < blocks) {
            job.held.add(take());
        }
        return true;
    }

    @Override
    final long held() {
        return (long) plan.blocks() - free();
    }

    /** Blocks that a job which waits needs to come in. */
    final int entry(LiteralJob job) {
        int tokens = isSwapped(job) ? job.wholeStored() + tokens(growth) : job.target();
        return blocks(plan.reservesMaximum() ? job.prompt + maxOutput : tokens);
    }

    /** Free blocks that a newcomer leaves to those who run. */
    final int left(boolean somebodyRuns) {
        return somebodyRuns ? plan.watermarkBlocks() : 0;
    }

    private static int tokens(long parts) {
        return (int) ((parts + LiteralReplica.PARTS - 1) / LiteralReplica.PARTS);
    }

    private int blocks(int tokens) {
        return (tokens + plan.blockTokens() - 1) / plan.blockTokens();
    }
}
