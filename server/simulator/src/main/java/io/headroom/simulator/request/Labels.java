package io.headroom.simulator.request;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * Where the time of each row went, and how often it lost its place: the time always by what it goes
 * to, and label by label only for those who want a row per request; without them there are no cells
 * of labels and nothing is written.
 */
public final class Labels {
    private List<String> names = List.of();
    private TimeLabel[] kinds = new TimeLabel[0];
    private final Spending spending = new Spending(Spending.BY_LABEL);
    private final Spending work = new Spending(Spending.BY_PART);

    private final LastTokens lastTokens = new LastTokens();

    /** None until the first row loses its place: most runs have nobody who does. */
    private int @Nullable [] preemptions;

    private int rows = 64;
    private int width;
    private long[] cells = new long[0];

    /** No labels yet. */
    public Labels() {}

    /**
     * Says what labels there are, before the first request comes.
     *
     * @param all what they are called, by number
     * @param of what the time under each goes to, by number
     * @param kept whether anybody wants to know the time under each
     */
    public void begin(List<String> all, List<TimeLabel> of, boolean kept) {
        kinds = of.toArray(kinds);
        names = List.copyOf(all);
        width = kept ? names.size() : 0;
        cells = new long[64 * width];
    }

    /** What the labels are called, by number. */
    public List<String> names() {
        return names;
    }

    TimeLabel kind(int label) {
        return kinds[label];
    }

    /** Time of a row under a label; 0 if none is kept. */
    public long nanos(int row, int label) {
        return width == 0 ? 0 : cells[row * width + label];
    }

    /** What the time of rows went to, which is always kept. */
    public Spending spending() {
        return spending;
    }

    /** What the time of rows in language-model servers went to, by {@link WorkPart}. */
    public Spending work() {
        return work;
    }

    /** When answers ended, whatever came behind. */
    public LastTokens lastTokens() {
        return lastTokens;
    }

    /** The first response of a row comes: all that was booked so far was before it. */
    void responds(int row) {
        spending.responds(row);
        work.responds(row);
    }

    /** How often a row lost its place in a server, its attempts' that were taken over included. */
    public int preemptions(int row) {
        return preemptions == null ? 0 : preemptions[row];
    }

    /** A row lost its place in a server. */
    public void preempted(int row) {
        int[] all = preemptions == null ? new int[rows] : preemptions;
        all[row]++;
        preemptions = all;
    }

    void grow(int least) {
        lastTokens.grow(least);
        if (least > rows) {
            rows = 2 * rows;
            preemptions = preemptions == null ? null : Arrays.copyOf(preemptions, rows);
        }
        if (least * width > cells.length) {
            cells = Arrays.copyOf(cells, 2 * cells.length);
        }
    }

    void clear(int row) {
        spending.clear(row);
        work.clear(row);
        lastTokens.clear(row);
        if (preemptions != null) {
            preemptions[row] = 0;
        }
        if (width > 0) {
            Arrays.fill(cells, row * width, (row + 1) * width, 0);
        }
    }

    void add(int row, int label, long nanos) {
        if (width > 0) {
            cells[row * width + label] += nanos;
        }
    }

    void merge(int row, int other, boolean responded) {
        spending.merge(row, other, responded);
        work.merge(row, other, responded);
        lastTokens.take(row, other);
        if (preemptions != null) {
            preemptions[row] += preemptions[other];
        }
        for (int label = 0; label < width; label++) {
            cells[row * width + label] += cells[other * width + label];
        }
    }
}
