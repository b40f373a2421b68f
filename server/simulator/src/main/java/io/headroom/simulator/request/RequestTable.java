package io.headroom.simulator.request;

import java.util.Arrays;

/**
 * The requests in the system, as columns. A request is a row number that is reused after it has
 * left; the table grows to the most requests that were ever in the system at once and allocates
 * nothing after. Its bound is the sum of all waiting places and servers × batch.
 */
public final class RequestTable {
    private long[] ordinal = new long[64];
    private long[] arrivalNanos = new long[64];
    private long[] enteredNanos = new long[64];
    private long[] startedNanos = new long[64];
    private long[] labelledNanos = new long[64];
    private long[] workPermille = new long[64];
    private int[] promptTokens = new int[64];
    private int[] outputTokens = new int[64];

    /** Rows given back, as a stack. */
    private int[] free = new int[64];

    private int freeCount;
    private int rows;
    private long nextOrdinal;

    /** A row for the request that arrives now, numbered in order of arrival. */
    public int arrive(long nowNanos, int prompt, int output, long work) {
        int row = freeCount > 0 ? free[--freeCount] : newRow();
        ordinal[row] = nextOrdinal++;
        arrivalNanos[row] = nowNanos;
        labelledNanos[row] = 0;
        promptTokens[row] = prompt;
        outputTokens[row] = output;
        workPermille[row] = work;
        return row;
    }

    /** Gives the row of a request that has left back. */
    public void release(int row) {
        free[freeCount++] = row;
    }

    /** Requests in the system. */
    public int present() {
        return rows - freeCount;
    }

    /** A station took the request in. */
    public void enter(int row, long nowNanos) {
        enteredNanos[row] = nowNanos;
    }

    /** Its service started. */
    public void start(int row, long nowNanos) {
        startedNanos[row] = nowNanos;
    }

    /** A stretch of its time was put under a label. */
    public void label(int row, long nanos) {
        labelledNanos[row] += nanos;
    }

    /** Its number in order of arrival, from 0. */
    public long ordinal(int row) {
        return ordinal[row];
    }

    /** When it came. */
    public long arrivalNanos(int row) {
        return arrivalNanos[row];
    }

    /** When it came to the station where it is. */
    public long enteredNanos(int row) {
        return enteredNanos[row];
    }

    /** When its service at that station started. */
    public long startedNanos(int row) {
        return startedNanos[row];
    }

    /** Σ of the stretches under a label; its time in system when it leaves. */
    public long labelledNanos(int row) {
        return labelledNanos[row];
    }

    /** Its work, in thousandths of an item. */
    public long workPermille(int row) {
        return workPermille[row];
    }

    /** Its prompt length. */
    public int promptTokens(int row) {
        return promptTokens[row];
    }

    /** Its answer length. */
    public int outputTokens(int row) {
        return outputTokens[row];
    }

    private int newRow() {
        if (rows == ordinal.length) {
            int length = 2 * rows;
            ordinal = Arrays.copyOf(ordinal, length);
            arrivalNanos = Arrays.copyOf(arrivalNanos, length);
            enteredNanos = Arrays.copyOf(enteredNanos, length);
            startedNanos = Arrays.copyOf(startedNanos, length);
            labelledNanos = Arrays.copyOf(labelledNanos, length);
            workPermille = Arrays.copyOf(workPermille, length);
            promptTokens = Arrays.copyOf(promptTokens, length);
            outputTokens = Arrays.copyOf(outputTokens, length);
            free = Arrays.copyOf(free, length);
        }
        return rows++;
    }
}
