package io.headroom.simulator;

import java.util.ArrayList;
import java.util.List;

/** Iterations that came to their end, and what else happened, counted one by one. */
final class LiteralBooks {
    long iterations;

    /** Who took part, and what of the memory was taken, summed over them. */
    long sequences;

    long taken;
    long mostTaken;

    /** Parts of the memory, in parts of a token, summed over iterations. */
    long stored;

    long reserved;
    long internal;
    long outside;
    long free;

    /** Preemptions, moved ones among them. */
    int preemptions;

    int swaps;

    /** Who lost its place too often: those who left, and those who never lose it again. */
    int rejected;

    int protects;

    /** Who lost a server that was lost, and went back or did not. */
    int requeued;

    int crashed;

    /** Who left the line, or while they were worked on. */
    int leftLine;

    int calledOff;

    /** Who came at the very instant at which an iteration was over, and joined the next. */
    int joinedAtOnce;

    /** Who left before they had come into the line. */
    int leftFrontEnd;

    /** Tokens of prompts that were found because others had computed them. */
    long reused;

    /** Whose answers were whole and in time, and whose were only whole, or only in time. */
    int good;

    int late;
    int cut;

    /** Tokens of those done that came with another. */
    long accepted;

    long answered;
    int preempted;

    /** Blocks with content that might have been wanted, taken for other content. */
    long evictions;

    /** All is over. */
    void end(LiteralMemory memory) {
        reused = memory.reusedTokens();
        evictions = memory.evictions;
    }

    void count(long tookPart, long held) {
        iterations++;
        sequences += tookPart;
        taken += held;
        mostTaken = Math.max(mostTaken, held);
    }

    /** Looks at every job that holds memory in an iteration. */
    void share(
            LiteralMemory memory,
            List<LiteralJob> running,
            List<LiteralJob> kept,
            boolean decodes) {
        List<LiteralJob> here = new ArrayList<>(running);
        here.addAll(kept);
        long again = LiteralReplica.PARTS * memory.again(running);
        long holds = -again;
        long needs = -again;
        for (LiteralJob job : here) {
            holds += job.decoding ? job.stored : LiteralReplica.PARTS * job.prefilled;
            needs += memory.needed(job, decodes);
        }
        long holes = LiteralReplica.PARTS * memory.outside();
        stored += holds;
        reserved += needs - holds;
        internal += memory.held() * memory.unit() - needs;
        outside += holes;
        free += (memory.size() - memory.held()) * memory.unit() - holes;
    }

    /** Adds what happened to another server. */
    void add(LiteralBooks other) {
        iterations += other.iterations;
        preemptions += other.preemptions;
        swaps += other.swaps;
        rejected += other.rejected;
        protects += other.protects;
        requeued += other.requeued;
        crashed += other.crashed;
        leftLine += other.leftLine;
        calledOff += other.calledOff;
        leftFrontEnd += other.leftFrontEnd;
        reused += other.reused;
        evictions += other.evictions;
        joinedAtOnce += other.joinedAtOnce;
        good += other.good;
        late += other.late;
        cut += other.cut;
        accepted += other.accepted;
        answered += other.answered;
        preempted += other.preempted;
    }
}
