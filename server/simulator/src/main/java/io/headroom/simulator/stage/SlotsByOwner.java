package io.headroom.simulator.stage;

import io.headroom.simulator.request.RequestTable;

import java.util.Arrays;

/**
 * The slot that each owner has, in a table that is half full at most: an owner stands at the place
 * that his number is scattered to, or at the next one that is free (linear probing, Knuth, <i>The
 * Art of Computer Programming</i> 3, section 6.4, algorithms L and R). Nothing goes through it in
 * order.
 */
final class SlotsByOwner {
    private static final int NONE = RequestTable.NONE;

    /** 2⁶⁴ ÷ the golden ratio, to scatter numbers that follow one another. */
    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    private long[] owners = new long[16];
    private int[] slots = filled(16);
    private int size;

    /** The slot of an owner; {@link RequestTable#NONE} if he has none. */
    int of(long owner) {
        return slots[placeOf(owner)];
    }

    /** Gives an owner, who has none, a slot. */
    void put(long owner, int slot) {
        if (2 * (size + 1) > slots.length) {
            grow();
        }
        int place = placeOf(owner);
        owners[place] = owner;
        slots[place] = slot;
        size++;
    }

    /** Takes the slot of an owner, who has one, away. */
    void remove(long owner) {
        int free = placeOf(owner);
        slots[free] = NONE;
        size--;
        // Whoever stands behind him for want of a nearer place may stand nearer now.
        int place = next(free);
        while (slots[place] != NONE) {
            int home = home(owners[place]);
            if (distance(home, place) >= distance(free, place)) {
                owners[free] = owners[place];
                slots[free] = slots[place];
                slots[place] = NONE;
                free = place;
            }
            place = next(place);
        }
    }

    /** Where an owner stands, or would. */
    private int placeOf(long owner) {
        int place = home(owner);
        while (slots[place] != NONE && owners[place] != owner) {
            place = next(place);
        }
        return place;
    }

    private int home(long owner) {
        return (int) ((owner * SCATTER) >>> 33) & (slots.length - 1);
    }

    private int next(int place) {
        return (place + 1) & (slots.length - 1);
    }

    /** How many steps it is from one place to another. */
    private int distance(int from, int to) {
        return (to - from) & (slots.length - 1);
    }

    private void grow() {
        long[] oldOwners = owners;
        int[] oldSlots = slots;
        owners = new long[2 * oldOwners.length];
        slots = filled(owners.length);
        size = 0;
        for (int place = 0; place < oldSlots.length; place++) {
            if (oldSlots[place] != NONE) {
                put(oldOwners[place], oldSlots[place]);
            }
        }
    }

    private static int[] filled(int length) {
        int[] none = new int[length];
        Arrays.fill(none, NONE);
        return none;
    }
}
