package io.headroom.simulator.stage;

import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.time.KeyedHeap;

import java.util.Arrays;

/**
 * Pieces of a pool's memory, by slot. One is in use while somebody has it; a kept one is idle then
 * and found by its owner until it is given back.
 */
final class Holdings {
    private static final int NONE = RequestTable.NONE;
    private static final long NOBODY = -1;

    private final PoolPlan plan;
    private int[] slabs = {};
    private int[] users = {};
    private long[] bytes = {};
    private long[] readyNanos = {};
    private long[] owner = {};

    /** Slots that were given back. */
    private int[] spare = {};

    private int spareCount;
    private int slots;

    /** Kept holdings. */
    private final SlotsByOwner slotOfOwner = new SlotsByOwner();

    /** Kept holdings that nobody uses, by the instant since which. */
    private final KeyedHeap idle = new KeyedHeap();

    private int usedSlabs;
    private int idleSlabs;
    private int mostSlabs;
    private long usedArea;
    private long idleArea;
    private final ByteTime content = new ByteTime();
    private final ByteTime headers = new ByteTime();
    private final ByteTime internal = new ByteTime();

    Holdings(PoolPlan plan) {
        this.plan = plan;
    }

    /** The kept holding of an owner; {@link RequestTable#NONE} if there is none. */
    int of(long wanted) {
        return slotOfOwner.of(wanted);
    }

    int freeSlabs() {
        return plan.room().slabs() - usedSlabs - idleSlabs;
    }

    int usedSlabs() {
        return usedSlabs;
    }

    int idleSlabs() {
        return idleSlabs;
    }

    int mostSlabs() {
        return mostSlabs;
    }

    int slabs(int slot) {
        return slabs[slot];
    }

    long readyNanos(int slot) {
        return readyNanos[slot];
    }

    /** Takes memory that is free; the first user has it. */
    int takeNew(long contentBytes, long readyAtNanos, long nowNanos) {
        int slot = spareCount > 0 ? spare[--spareCount] : newSlot();
        slabs[slot] = (int) plan.slabsFor(contentBytes);
        bytes[slot] = contentBytes;
        readyNanos[slot] = readyAtNanos;
        owner[slot] = NOBODY;
        users[slot] = 1;
        use(slabs[slot], nowNanos);
        store(contentBytes, slabs[slot], nowNanos);
        mostSlabs = Math.max(mostSlabs, usedSlabs + idleSlabs);
        return slot;
    }

    /** A holding will be found by its owner from now on. */
    void keep(int slot, long by) {
        slotOfOwner.put(by, slot);
        owner[slot] = by;
    }

    /** Another request of its owner uses a holding. */
    void takeAgain(int slot, long nowNanos) {
        if (users[slot]++ == 0) {
            idle.remove(slot);
            rest(-slabs[slot], nowNanos);
            use(slabs[slot], nowNanos);
        }
    }

    /** A request uses a holding no more; whether nobody does. */
    boolean leave(int slot, long nowNanos) {
        if (--users[slot] > 0) {
            return false;
        }
        use(-slabs[slot], nowNanos);
        rest(slabs[slot], nowNanos);
        idle.add(slot, nowNanos);
        return true;
    }

    /** The idle holding that was used longest ago; {@link RequestTable#NONE} if there is none. */
    int longestIdle() {
        return idle.isEmpty() ? NONE : idle.first();
    }

    /** Gives an idle holding back. */
    void free(int slot, long nowNanos) {
        idle.remove(slot);
        rest(-slabs[slot], nowNanos);
        store(-bytes[slot], -slabs[slot], nowNanos);
        if (owner[slot] != NOBODY) {
            slotOfOwner.remove(owner[slot]);
        }
        slabs[slot] = 0;
        spare[spareCount++] = slot;
    }

    long usedSlabNanos(long nowNanos) {
        return usedArea + usedSlabs * nowNanos;
    }

    long idleSlabNanos(long nowNanos) {
        return idleArea + idleSlabs * nowNanos;
    }

    ByteTime content() {
        return content;
    }

    ByteTime headers() {
        return headers;
    }

    ByteTime internal() {
        return internal;
    }

    /** Holds the levels to the slots. */
    void check() {
        long used = 0;
        long resting = 0;
        for (int slot = 0; slot < slots; slot++) {
            used += users[slot] > 0 ? slabs[slot] : 0;
            resting += users[slot] > 0 ? 0 : slabs[slot];
        }
        if (used != usedSlabs || resting != idleSlabs || freeSlabs() < 0) {
            throw new IllegalStateException(
                    plan.name() + ": slabs of holdings and levels differ: " + used + " used");
        }
    }

    /** So much more content is in so many more slabs. */
    private void store(long contentBytes, int inSlabs, long nowNanos) {
        long headerBytes = inSlabs * plan.room().headerBytes();
        content.change(contentBytes, nowNanos);
        headers.change(headerBytes, nowNanos);
        internal.change(inSlabs * plan.room().slabBytes() - headerBytes - contentBytes, nowNanos);
    }

    private void use(int more, long nowNanos) {
        usedSlabs += more;
        usedArea -= more * nowNanos;
    }

    private void rest(int more, long nowNanos) {
        idleSlabs += more;
        idleArea -= more * nowNanos;
    }

    private int newSlot() {
        if (slots == slabs.length) {
            int length = Math.max(16, 2 * slots);
            slabs = Arrays.copyOf(slabs, length);
            users = Arrays.copyOf(users, length);
            bytes = Arrays.copyOf(bytes, length);
            readyNanos = Arrays.copyOf(readyNanos, length);
            owner = Arrays.copyOf(owner, length);
            spare = Arrays.copyOf(spare, length);
        }
        return slots++;
    }
}
