package io.headroom.simulator.request;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * When the last token of each row's answer came, which no stage behind can take back. Until a
 * language model answers nothing is kept and nothing is written.
 */
public final class LastTokens {
    private static final long NONE = -1;

    private long @Nullable [] lastNanos;
    private int rows = 64;

    LastTokens() {}

    void grow(int least) {
        if (least > rows) {
            int before = rows;
            rows = 2 * rows;
            if (lastNanos != null) {
                lastNanos = Arrays.copyOf(lastNanos, rows);
                Arrays.fill(lastNanos, before, rows, NONE);
            }
        }
    }

    void clear(int row) {
        if (lastNanos != null) {
            lastNanos[row] = NONE;
        }
    }

    /** The last token of an answer comes, which no stage behind can take back. */
    public void come(int row, long nanos) {
        long[] all = lastNanos;
        if (all == null) {
            all = new long[rows];
            Arrays.fill(all, NONE);
            lastNanos = all;
        }
        all[row] = nanos;
    }

    /** A row goes on with the answer that an attempt got, if it got one. */
    void take(int row, int attempt) {
        long[] all = lastNanos;
        if (all != null && all[attempt] != NONE) {
            all[row] = all[attempt];
        }
    }

    /** When it came, or {@code otherwise} where no language model answered. */
    public long nanos(int row, long otherwise) {
        return lastNanos == null || lastNanos[row] == NONE ? otherwise : lastNanos[row];
    }
}
