package io.headroom.simulator.request;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * What was left undone of each row: items beyond a cap, tokens beyond the longest answer. Until
 * something is cut nothing is kept and nothing is written.
 */
public final class Cuts {
    /** Of a row that nothing was left out of. */
    private static final int ALL = Integer.MAX_VALUE;

    private static final int COLUMNS = 2;
    private static final int ITEMS = 0;
    private static final int TOKENS = 1;

    private int @Nullable [] done;
    private int rows = 64;

    Cuts() {}

    void grow(int least) {
        if (least > rows) {
            int before = COLUMNS * rows;
            rows = 2 * rows;
            if (done != null) {
                done = Arrays.copyOf(done, COLUMNS * rows);
                Arrays.fill(done, before, COLUMNS * rows, ALL);
            }
        }
    }

    void clear(int row) {
        if (done != null) {
            done[COLUMNS * row + ITEMS] = ALL;
            done[COLUMNS * row + TOKENS] = ALL;
        }
    }

    /** Whether nothing was ever left out. */
    public boolean isEmpty() {
        return done == null;
    }

    /** Of the items of a row no more than so many were worked on. */
    public void cutItems(int row, int most) {
        lower(COLUMNS * row + ITEMS, most);
    }

    /** Of the answer of a row no more than so many tokens were made. */
    public void cutAnswer(int row, int most) {
        lower(COLUMNS * row + TOKENS, most);
    }

    /** A row goes on with what an attempt came to: what that left out is left out. */
    public void worsen(int row, int attempt) {
        int[] all = done;
        if (all != null) {
            for (int column = 0; column < COLUMNS; column++) {
                int at = COLUMNS * row + column;
                all[at] = Math.min(all[at], all[COLUMNS * attempt + column]);
            }
        }
    }

    /** Of so many items of a row those that were worked on. */
    public long itemsDone(int row, long asked) {
        return done == null ? asked : Math.min(asked, done[COLUMNS * row + ITEMS]);
    }

    /** Of so many tokens of a row's answer those that were made. */
    public int tokensMade(int row, int asked) {
        return done == null ? asked : Math.min(asked, done[COLUMNS * row + TOKENS]);
    }

    private void lower(int at, int most) {
        int[] all = done;
        if (all == null) {
            all = new int[COLUMNS * rows];
            Arrays.fill(all, ALL);
            done = all;
        }
        all[at] = Math.min(all[at], most);
    }
}
