package io.headroom.simulator.request;

import java.util.Arrays;

/** What the prompts of a table's requests begin with that others may have computed, by row. */
public final class Beginnings {
    private static final int COLUMNS = 3;
    private static final int GROUP = 0;
    private static final int GROUP_TOKENS = 1;
    private static final int HISTORY = 2;

    private int[] columns = new int[64 * COLUMNS];

    Beginnings() {}

    /**
     * Says what a request's prompt begins with.
     *
     * @param group whose tokens come first, or {@link RequestTable#NONE}
     * @param groupTokens how many
     * @param historyTokens of its user's conversation after that; {@link RequestTable#NONE} if it
     *     is in none
     */
    public void share(int row, int group, int groupTokens, int historyTokens) {
        int at = row * COLUMNS;
        columns[at + GROUP] = group;
        columns[at + GROUP_TOKENS] = groupTokens;
        columns[at + HISTORY] = historyTokens;
    }

    /** The group whose tokens its prompt begins with; {@link RequestTable#NONE} without one. */
    public int group(int row) {
        return columns[row * COLUMNS + GROUP];
    }

    /** How many tokens that is. */
    public int groupTokens(int row) {
        return columns[row * COLUMNS + GROUP_TOKENS];
    }

    /** Tokens of its user's conversation before it; {@link RequestTable#NONE} if it is in none. */
    public int historyTokens(int row) {
        return columns[row * COLUMNS + HISTORY];
    }

    /** An attempt begins as its parent does. */
    void copy(int parent, int row) {
        System.arraycopy(columns, parent * COLUMNS, columns, row * COLUMNS, COLUMNS);
    }

    /** There are so many rows. */
    void grow(int rows) {
        if (rows * COLUMNS > columns.length) {
            columns = Arrays.copyOf(columns, Math.max(rows * COLUMNS, 2 * columns.length));
        }
    }
}
