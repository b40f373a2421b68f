package io.headroom.simulator.request;

import java.util.Arrays;

/**
 * What the time of each row went to, by kind: in all, and after its first response. A stretch is
 * booked when it is over; a first response may come, or be announced, while it lasts.
 *
 * <p>A row's sums are one line of the cache. What came after the response is kept apart, and only
 * for those for whom it is neither nothing nor all: whoever waits for a response has all behind it
 * as yet, whoever leaves with it has nothing.
 */
public final class Spending {
    /** Sums of a row by {@link TimeLabel}: one for each, then one for each after the response. */
    public static final int BY_LABEL = 2 * TimeLabel.values().length;

    /** The same by {@link WorkPart}. */
    public static final int BY_PART = 2 * WorkPart.values().length;

    private static final int ROW_BITS = 3;
    private static final int ROW = 1 << ROW_BITS;

    private static final long ALL = 0;
    private static final long NOTHING = 1;
    private static final long KEPT_APART = 2;

    private final int kinds;

    /**
     * Where a row says what of it came after its response: behind its kinds, so that what is used
     * of a row lies close together.
     */
    private final int whether;

    /** Of all rows up to the last that spent anything. */
    private long[] cells = new long[0];

    /** What rows spent after their response, for those of which it is kept apart; else none yet. */
    private long[] later = new long[0];

    /** Nobody has spent anything. */
    Spending(int width) {
        kinds = width / 2;
        whether = kinds;
        if (whether >= 1 << ROW_BITS) {
            throw new IllegalArgumentException(kinds + " kinds do not fit into a row");
        }
    }

    private boolean hasNothingOf(int row) {
        return row << ROW_BITS >= cells.length;
    }

    void clear(int row) {
        if (!hasNothingOf(row)) {
            // The whole line, of a length that compilers know: ALL is 0, too.
            int at = row << ROW_BITS;
            for (int cell = at; cell < at + ROW; cell++) {
                cells[cell] = 0;
            }
        }
    }

    /** A stretch went to something: so much in all, and of that after the first response. */
    public void add(int row, int kind, long nanos, long afterNanos) {
        if (hasNothingOf(row)) {
            grow(row);
        }
        int at = row << ROW_BITS;
        long usual = cells[at + whether] == ALL ? nanos : 0;
        if (afterNanos != usual || cells[at + whether] == KEPT_APART) {
            keepApart(row);
            later[at + kind] += afterNanos;
        }
        cells[at + kind] += nanos;
    }

    /** What went to something in all. */
    public long nanos(int row, int kind) {
        return hasNothingOf(row) ? 0 : cells[(row << ROW_BITS) + kind];
    }

    /** All so far was before the first response. */
    void responds(int row) {
        if (!hasNothingOf(row)) {
            cells[(row << ROW_BITS) + whether] = NOTHING;
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
            if (!responded) {
                responds(row);
            }
        }
        int from = other << ROW_BITS;
        for (int kind = 0; kind < kinds; kind++) {
            add(row, kind, cells[from + kind], after(from, kind));
        }
    }

    /** Adds all of a row to as many cells of {@code sums} from {@code offset} on. */
    public void addTo(int row, long[] sums, int offset) {
        if (hasNothingOf(row)) {
            return;
        }
        int at = row << ROW_BITS;
        for (int kind = 0; kind < kinds; kind++) {
            sums[offset + kind] += cells[at + kind];
        }
        // With many flows it counts how much of the sums is touched.
        if (cells[at + whether] != NOTHING) {
            for (int kind = 0; kind < kinds; kind++) {
                sums[offset + kinds + kind] += after(at, kind);
            }
        }
    }

    /** Of what the row at a cell spent on something, what came after its response. */
    private long after(int at, int kind) {
        long which = cells[at + whether];
        if (which == ALL) {
            return cells[at + kind];
        }
        return which == NOTHING ? 0 : later[at + kind];
    }

    private void keepApart(int row) {
        int at = row << ROW_BITS;
        if (cells[at + whether] == KEPT_APART) {
            return;
        }
        if (later.length < cells.length) {
            later = Arrays.copyOf(later, cells.length);
        }
        for (int kind = 0; kind < kinds; kind++) {
            later[at + kind] = after(at, kind);
        }
        cells[at + whether] = KEPT_APART;
    }

    private void grow(int row) {
        int rows = Math.max(64, Math.max(row + 1, 2 * (cells.length >> ROW_BITS)));
        cells = Arrays.copyOf(cells, rows << ROW_BITS);
    }
}
