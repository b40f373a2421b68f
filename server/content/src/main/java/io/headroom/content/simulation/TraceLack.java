package io.headroom.content.simulation;

/** How many more requests the flows of a file ask for than traces that are played once have. */
final class TraceLack {
    private long requests;

    /** Up to a number that no run comes near, so that a sum of two stays a {@code long}. */
    void add(long more) {
        requests = Math.min(Long.MAX_VALUE / 4, requests + more);
    }

    long requests() {
        return requests;
    }
}
