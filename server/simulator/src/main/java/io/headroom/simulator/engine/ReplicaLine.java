package io.headroom.simulator.engine;

/** Who waits for a replica. */
public interface ReplicaLine {
    /** Who is next, or {@link Replica#NONE}. */
    int first();

    /** Whether a batch may start with those who wait, where batches are whole. */
    boolean mayStartBatch(long nowNanos);

    /** The first of the line has been admitted and leaves it. */
    void admitted(int row, long nowNanos);

    /** A request was preempted and goes to the head of the line. */
    void preempted(int row, long nowNanos);

    /** A request lost its place with the replica and goes to the head of the line. */
    void putBack(int row, long nowNanos);

    /** A request would have been preempted once too often and has left the replica. */
    void rejected(int row);
}
