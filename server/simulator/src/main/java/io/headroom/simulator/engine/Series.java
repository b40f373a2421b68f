package io.headroom.simulator.engine;

/**
 * Times of a leap's iterations, in picoseconds: a, a + d, a + 2d, … and after these, perhaps, one
 * of another kind, the tail.
 */
final class Series {
    private long first;
    private long growth;

    /** Iterations before the tail. */
    private long regular = Long.MAX_VALUE;

    private long tail;

    /** Begins one without a tail. */
    void begin(long firstPicos, long growthPicos) {
        first = firstPicos;
        growth = growthPicos;
        regular = Long.MAX_VALUE;
    }

    /** After so many iterations comes one that takes {@code picos}. */
    void addTail(long iterations, long picos) {
        regular = iterations;
        tail = picos;
    }

    /** S(k) = a·k + d·k(k−1)/2: the first k iterations together, the tail included. */
    long until(long iterations) {
        if (iterations > regular) {
            return until(regular) + tail;
        }
        return first * iterations + growth * (iterations * (iterations - 1) / 2);
    }

    /** The inverse of S without its tail, give or take a few. */
    double iterationsIn(double picos) {
        if (growth == 0) {
            return picos / (double) first;
        }
        // S(k) = b·k + d·k²/2; the form of the root that does not cancel.
        double b = (double) first - (double) growth / 2;
        double root = Math.sqrt(b * b + 2 * (double) growth * picos);
        return b > 0 ? 2 * picos / (b + root) : (root - b) / (double) growth;
    }
}
