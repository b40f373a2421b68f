package io.headroom.simulator.cost;

/** When the members of one batch get what; reused from batch to batch. All from its start on. */
public final class BatchTimes {
    private final long[] firstResponseNanos;
    private final long[] leaveNanos;
    private long heldNanos;

    /** Room for batches of up to {@code maxBatch}. */
    public BatchTimes(int maxBatch) {
        firstResponseNanos = new long[maxBatch];
        leaveNanos = new long[maxBatch];
    }

    /**
     * Every member has its answer and leaves when the server is free again, after {@code nanos}.
     */
    void together(int size, long nanos) {
        heldNanos = nanos;
        for (int member = 0; member < size; member++) {
            firstResponseNanos[member] = nanos;
            leaveNanos[member] = nanos;
        }
    }

    /** The server is free again after {@code nanos}. */
    void hold(long nanos) {
        heldNanos = nanos;
    }

    /** A member's first response and its end. */
    void member(int member, long firstResponse, long leave) {
        firstResponseNanos[member] = firstResponse;
        leaveNanos[member] = leave;
    }

    /** From the start to a member's first response. */
    public long firstResponseNanos(int member) {
        return firstResponseNanos[member];
    }

    /** From the start to a member's end; never after {@link #heldNanos()}. */
    public long leaveNanos(int member) {
        return leaveNanos[member];
    }

    /** From the start until the server is free. */
    public long heldNanos() {
        return heldNanos;
    }
}
