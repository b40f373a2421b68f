package io.headroom.simulator.request;

import java.util.Arrays;

/**
 * What the time of each row went to: in all, and after its first response. A stretch is put under a
 * label when it is over; a first response may come, or be announced, while it lasts.
 */
public final class Spending {
    private static final int LABELS = TimeLabel.values().length;

    /** Sums of a row: one for each label, then one for each label after the first response. */
    public static final int COUNT = 2 * LABELS;

    private long[] cells = new long[64 * COUNT];

    Spending() {}

    void grow(int rows) {
        if (rows * COUNT > cells.length) {
            cells = Arrays.copyOf(cells, 2 * cells.length);
        }
    }

    void clear(int row) {
        Arrays.fill(cells, row * COUNT, (row + 1) * COUNT, 0);
    }

    void add(int row, TimeLabel label, long nanos, long afterNanos) {
        int at = row * COUNT + label.number();
        cells[at] += nanos;
        cells[at + LABELS] += afterNanos;
    }

    /** All so far was before the first response. */
    void responds(int row) {
        int at = row * COUNT;
        Arrays.fill(cells, at + LABELS, at + COUNT, 0);
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
        for (int cell = 0; cell < COUNT; cell++) {
            cells[row * COUNT + cell] += cells[other * COUNT + cell];
        }
    }

    /** Adds all of a row to {@link #COUNT} cells of {@code sums} from {@code offset}. */
    public void addTo(int row, long[] sums, int offset) {
        for (int cell = 0; cell < COUNT; cell++) {
            sums[offset + cell] += cells[row * COUNT + cell];
        }
    }
}
