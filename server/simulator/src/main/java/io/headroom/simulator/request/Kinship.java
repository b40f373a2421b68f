package io.headroom.simulator.request;

import java.util.Arrays;

/** Which row was made for which: requests are roots, attempts are children of one parent. */
public final class Kinship {
    private int[] parent = new int[64];
    private int[] branch = new int[64];
    private int[] firstChild = new int[64];
    private int[] nextSibling = new int[64];

    /** Of a parent: attempts that it still needs, that have not ended, that were made. */
    private int[] needed = new int[64];

    private int[] alive = new int[64];
    private int[] count = new int[64];
    private boolean[] held = new boolean[64];

    Kinship() {
        Arrays.fill(parent, RequestTable.NONE);
        Arrays.fill(firstChild, RequestTable.NONE);
    }

    void child(int row, int of, int number) {
        parent[row] = of;
        branch[row] = number;
        nextSibling[row] = firstChild[of];
        firstChild[of] = row;
    }

    /** The row is free: whoever takes it next has no parent. */
    void forget(int row) {
        parent[row] = RequestTable.NONE;
    }

    void grow(int rows) {
        if (rows > parent.length) {
            int before = parent.length;
            int length = 2 * before;
            parent = Arrays.copyOf(parent, length);
            branch = Arrays.copyOf(branch, length);
            firstChild = Arrays.copyOf(firstChild, length);
            nextSibling = Arrays.copyOf(nextSibling, length);
            needed = Arrays.copyOf(needed, length);
            alive = Arrays.copyOf(alive, length);
            count = Arrays.copyOf(count, length);
            held = Arrays.copyOf(held, length);
            Arrays.fill(parent, before, length, RequestTable.NONE);
            Arrays.fill(firstChild, before, length, RequestTable.NONE);
        }
    }

    /** Whom the attempt was made for; {@link RequestTable#NONE} if nobody waits for it. */
    public int parent(int row) {
        return parent[row];
    }

    /** Which of its parent's attempts it is. */
    public int branch(int row) {
        return branch[row];
    }

    /** The parent's newest attempt that it waits for; {@link RequestTable#NONE} without any. */
    public int firstChild(int row) {
        return firstChild[row];
    }

    /** The next older attempt of the same parent. */
    public int nextSibling(int row) {
        return nextSibling[row];
    }

    /** The parent begins to wait for {@code count} of {@code of} attempts. */
    public void expect(int row, int count, int of) {
        needed[row] = count;
        alive[row] = of;
    }

    /** How many attempts were made for the parent so far. */
    public int count(int row) {
        return count[row];
    }

    /** Says how many attempts were made for the parent so far. */
    public void setCount(int row, int attempts) {
        count[row] = attempts;
    }

    /** Whether the parent is still launching, so that what is decided must not be acted on yet. */
    public boolean isHeld(int row) {
        return held[row];
    }

    /** Holds the parent back, or lets it go on. */
    public void setHeld(int row, boolean value) {
        held[row] = value;
    }

    /** Attempts the parent still needs. */
    public int needed(int row) {
        return needed[row];
    }

    /** Attempts of the parent that have not ended, launched or not. */
    public int alive(int row) {
        return alive[row];
    }

    /** An attempt ended; {@code counts} if it is one of those that its parent needs. */
    public void ended(int child, boolean counts) {
        int of = parent[child];
        alive[of]--;
        if (counts) {
            needed[of]--;
        }
        unlink(child);
    }

    /** Takes an attempt from its parent, which does not wait for it any more. */
    public void unlink(int child) {
        int of = parent[child];
        if (firstChild[of] == child) {
            firstChild[of] = nextSibling[child];
        } else {
            int before = firstChild[of];
            while (nextSibling[before] != child) {
                before = nextSibling[before];
            }
            nextSibling[before] = nextSibling[child];
        }
        parent[child] = RequestTable.NONE;
    }
}
