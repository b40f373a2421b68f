package io.headroom.simulator.request;

import java.util.Arrays;

/**
 * What the time of each row went to, by kind: in all, and after its first response. A stretch is
 * booked when it is over; a first response may come, or be announced, while it lasts.
 */
public final class Spending {
    /** Sums of a row by {@link TimeLabel}: one for each, then one for each after the response. */
    public static final int BY_LABEL = 2 * TimeLabel.values().length;

    /** The same by {@link WorkPart}. */
    public static final int BY_PART = 2 * WorkPart.values().length;

    private final int width;
    private final int kinds;

    /** Of all rows up to the last that spent anything. */
    private long[] cells = new long[0];

    /** Nobody has spent anything. */
    Spending(int width) {
        this.width = width;
        kinds = width / 2;
    }

    private boolean hasNothingOf(int row) {
        return row * width >= cells.length;
    }

    void clear(int row) {
        if (!hasNothingOf(row)) {
            Arrays.fill(cells, row * width, (row + 1) * width, 0);
        }
    }

    /** A stretch went to something: so much in all, and of that after the first response. */
    public void add(int row, int kind, long nanos, long afterNanos) {
        if (hasNothingOf(row)) {
            grow(row);
        }
        int at = row * width + kind;
        cells[at] += nanos;
        cells[at + kinds] += afterNanos;
    }

    /** What went to something in all. */
    public long nanos(int row, int kind) {
        return hasNothingOf(row) ? 0 : cells[row * width + kind];
    }

    /** All so far was before the first response. */
    void responds(int row) {
        if (!hasNothingOf(row)) {
            int at = row * width;
            Arrays.fill(cells, at + kinds, at + width, 0);
        }
    }

    /**
     * What another row spent comes on top.
     *
     * @param responded whether the first response had come before; else all so far was before it
     */
    void merge(int row, int other, boolean responded) {
        if (!responded) {
            responds(row);
        }
        if (hasNothingOf(other)) {
            return;
        }
        if (hasNothingOf(row)) {
            grow(row);
        }
        for (int cell = 0; cell < width; cell++) {
            cells[row * width + cell] += cells[other * width + cell];
        }
    }

    /** Adds all of a row to as many cells of {@code sums} from {@code offset} on. */
    public void addTo(int row, long[] sums, int offset) {
        if (!hasNothingOf(row)) {
            for (int cell = 0; cell < width; cell++) {
                long nanos = cells[row * width + cell];
                // Most kinds take nothing: with many flows it counts how much of the sums is
                // touched.
                if (nanos != 0) {
                    sums[offset + cell] += nanos;
                }
            }
        }
    }

    private void grow(int row) {
        int rows = Math.max(64, Math.max(row + 1, 2 * (cells.length / width)));
        cells = Arrays.copyOf(cells, rows * width);
    }
}
