package io.headroom.simulator.resource;

import java.util.Arrays;

/**
 * A memory with addresses, given out in stretches: the first hole that is large enough, from its
 * beginning (first fit; Knuth, The Art of Computer Programming 1, 2.5). Holes that touch become
 * one.
 */
public final class ContiguousMemory {
    /** No address. */
    public static final int NONE = -1;

    private final int size;
    private int free;

    /** The holes in order of address. */
    private int[] start = new int[8];

    private int[] length = new int[8];
    private int holes;

    /** A memory that is one hole. */
    public ContiguousMemory(int size) {
        this.size = size;
        free = size;
        holes = 1;
        length[0] = size;
    }

    /** Its length. */
    public int size() {
        return size;
    }

    /** What is free in all, in however many pieces. */
    public int free() {
        return free;
    }

    /** The length of its largest hole. */
    public int largestHole() {
        int largest = 0;
        for (int hole = 0; hole < holes; hole++) {
            largest = Math.max(largest, length[hole]);
        }
        return largest;
    }

    /** Whether a stretch of that length would find a place. */
    public boolean fits(int wanted) {
        return find(wanted) < holes;
    }

    /** Reserves a stretch; returns its address or {@link #NONE}. */
    public int reserve(int wanted) {
        int hole = find(wanted);
        if (hole == holes) {
            return NONE;
        }
        int address = start[hole];
        start[hole] += wanted;
        length[hole] -= wanted;
        free -= wanted;
        if (length[hole] == 0) {
            removeHole(hole);
        }
        return address;
    }

    /**
     * Gives a stretch back.
     *
     * @throws IllegalStateException if part of it is free already
     */
    public void release(int address, int stretch) {
        int behind = 0;
        while (behind < holes && start[behind] < address) {
            behind++;
        }
        int endBefore = behind == 0 ? 0 : start[behind - 1] + length[behind - 1];
        int startBehind = behind == holes ? size : start[behind];
        if (endBefore > address || startBehind < address + stretch) {
            throw new IllegalStateException(
                    "gave back " + stretch + " at " + address + " of which some is free already");
        }
        boolean touchesBefore = behind > 0 && endBefore == address;
        boolean touchesBehind = behind < holes && startBehind == address + stretch;
        free += stretch;
        if (touchesBefore) {
            length[behind - 1] += stretch;
            if (touchesBehind) {
                length[behind - 1] += length[behind];
                removeHole(behind);
            }
        } else if (touchesBehind) {
            start[behind] = address;
            length[behind] += stretch;
        } else {
            insertHole(behind, address, stretch);
        }
    }

    private int find(int wanted) {
        int hole = 0;
        while (hole < holes && length[hole] < wanted) {
            hole++;
        }
        return hole;
    }

    private void insertHole(int at, int address, int stretch) {
        if (holes == start.length) {
            start = Arrays.copyOf(start, 2 * holes);
            length = Arrays.copyOf(length, 2 * holes);
        }
        System.arraycopy(start, at, start, at + 1, holes - at);
        System.arraycopy(length, at, length, at + 1, holes - at);
        start[at] = address;
        length[at] = stretch;
        holes++;
    }

    private void removeHole(int at) {
        holes--;
        System.arraycopy(start, at + 1, start, at, holes - at);
        System.arraycopy(length, at + 1, length, at, holes - at);
    }
}
