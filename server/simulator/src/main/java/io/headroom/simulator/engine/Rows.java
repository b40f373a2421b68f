package io.headroom.simulator.engine;

import java.util.Arrays;

/** A list of rows that grows. */
final class Rows {
    private int[] rows = new int[8];
    private int size;

    int size() {
        return size;
    }

    int get(int index) {
        return rows[index];
    }

    void add(int row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
        }
        rows[size++] = row;
    }

    /** Takes a row out, if it is in; the others keep their order. */
    void remove(int row) {
        for (int index = 0; index < size; index++) {
            if (rows[index] == row) {
                size--;
                System.arraycopy(rows, index + 1, rows, index, size - index);
                return;
            }
        }
    }

    /** Puts {@link Sequences#NONE} in the place of a row. */
    void blank(int row) {
        for (int index = 0; index < size; index++) {
            if (rows[index] == row) {
                rows[index] = Sequences.NONE;
            }
        }
    }

    /** Takes out the last. */
    int removeLast() {
        return rows[--size];
    }

    void clear() {
        size = 0;
    }
}
