package io.headroom.simulator.request;

import java.util.Arrays;
import java.util.List;

/**
 * Where the time of each row went, label by label. Kept only for those who want a row per request;
 * without them there are no cells and nothing is written.
 */
public final class Labels {
    private List<String> names = List.of();
    private int width;
    private long[] cells = new long[0];

    /** No labels yet. */
    public Labels() {}

    /**
     * Says what labels there are, before the first request comes.
     *
     * @param all what they are called, by number
     * @param kept whether anybody wants to know the time under each
     */
    public void begin(List<String> all, boolean kept) {
        names = List.copyOf(all);
        width = kept ? names.size() : 0;
        cells = new long[64 * width];
    }

    /** What the labels are called, by number. */
    public List<String> names() {
        return names;
    }

    /** Time of a row under a label; 0 if none is kept. */
    public long nanos(int row, int label) {
        return width == 0 ? 0 : cells[row * width + label];
    }

    void grow(int rows) {
        if (rows * width > cells.length) {
            cells = Arrays.copyOf(cells, 2 * cells.length);
        }
    }

    void clear(int row) {
        if (width > 0) {
            Arrays.fill(cells, row * width, (row + 1) * width, 0);
        }
    }

    void add(int row, int label, long nanos) {
        if (width > 0) {
            cells[row * width + label] += nanos;
        }
    }

    void merge(int row, int other) {
        for (int label = 0; label < width; label++) {
            cells[row * width + label] += cells[other * width + label];
        }
    }
}
