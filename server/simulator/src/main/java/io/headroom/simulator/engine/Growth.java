package io.headroom.simulator.engine;

/**
 * When sequences that decode need their next blocks, all at once. What a sequence has stored is
 * counted in parts of a token and grows by the same in every iteration.
 */
interface Growth {
    /** One more of those that had stored so many parts at n = 0, or one less. */
    void add(long storedAtZero, int more);

    /** Blocks needed for iteration n. */
    long needed(long n);

    /** Blocks needed for the iterations after n, so many. */
    long needed(long n, long iterations);

    /** Blocks taken since n in each of so many iterations from n on, added up. */
    long neededInAll(long n, long iterations);

    /** Iterations after n that {@code free} blocks suffice for, as far as {@code most} matter. */
    long iterations(long n, long free, long most);
}
