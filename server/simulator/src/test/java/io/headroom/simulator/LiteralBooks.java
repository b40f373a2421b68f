package io.headroom.simulator;

/** Iterations that came to their end, and what else happened, counted one by one. */
final class LiteralBooks {
    long iterations;

    /** Who took part, and what of the memory was taken, summed over them. */
    long sequences;

    long taken;
    long mostTaken;

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

    /** Tokens of prompts that were found because others had computed them. */
    long reused;

    void count(long tookPart, long held) {
        iterations++;
        sequences += tookPart;
        taken += held;
        mostTaken = Math.max(mostTaken, held);
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
        reused += other.reused;
        joinedAtOnce += other.joinedAtOnce;
    }
}
