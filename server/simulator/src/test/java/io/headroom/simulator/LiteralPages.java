package io.headroom.simulator;

import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.Preemptions;

import java.util.List;
import java.util.Objects;

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
        if (hasAll(job)) {
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

    /** Whether a job takes the longest answer's place at once. */
    private boolean hasAll(LiteralJob job) {
        return plan.reservesMaximum() || !mayBePreempted(job);
    }

    @Override
    final boolean mayBePreempted(LiteralJob job) {
        return plan.preemptions().then() == Preemptions.Then.REJECT
                || job.preemptions < plan.preemptions().most();
    }

    @Override
    final long unit() {
        return LiteralReplica.PARTS * plan.blockTokens();
    }

    @Override
    final long size() {
        return plan.blocks();
    }

    @Override
    final long needed(LiteralJob job, boolean decodes) {
        if (hasAll(job)) {
            return LiteralReplica.PARTS * (job.prompt + job.total - 1);
        }
        return job.decoding
                ? job.stored + (decodes ? growth : 0)
                : LiteralReplica.PARTS * job.target();
    }

    @Override
    final LiteralJob victim(List<LiteralJob> running) {
        LiteralJob victim = null;
        for (int index = running.size() - 1; index >= 0; index--) {
            LiteralJob job = running.get(index);
            boolean goes =
                    victim == null
                            || switch (plan.preemptions().victim()) {
                                case LAST -> false;
                                case LONGEST -> job.tokens() > victim.tokens();
                                case SHORTEST -> job.tokens() < victim.tokens();
                            };
            victim = mayBePreempted(job) && goes ? job : victim;
        }
        return Objects.requireNonNull(victim);
    }

    @Override
    final boolean rejects(LiteralJob job) {
        return plan.preemptions().then() == Preemptions.Then.REJECT
                && job.preemptions == plan.preemptions().most();
    }

    /** Blocks that a job which waits needs to come in. */
    final int entry(LiteralJob job) {
        int tokens = isSwapped(job) ? job.wholeStored() + tokens(growth) : job.target();
        return blocks(hasAll(job) ? job.prompt + maxOutput : tokens);
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
