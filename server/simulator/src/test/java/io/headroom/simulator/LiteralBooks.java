package io.headroom.simulator;

/** Iterations that came to their end, counted one by one. */
final class LiteralBooks {
    long iterations;

    /** Who took part, and what of the memory was taken, summed over them. */
    long sequences;

    long taken;
    long mostTaken;

    void count(long tookPart, long held) {
        iterations++;
        sequences += tookPart;
        taken += held;
        mostTaken = Math.max(mostTaken, held);
    }
}
