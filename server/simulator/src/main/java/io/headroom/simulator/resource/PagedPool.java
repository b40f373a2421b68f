package io.headroom.simulator.resource;

import java.util.Arrays;

/**
 * Equal blocks of memory, counted. Free blocks are used again in the order in which they became
 * free, so a stretch of them that is still somebody's content shrinks from its end: blocks are
 * freed from the last to the first, and what is left is always a beginning.
 *
 * <p>Free blocks form a list of stretches; each is of nobody or holds what one owner left there.
 */
public final class PagedPool {
    private static final int NONE = -1;
    private static final int NOBODY = -1;
    private static final long NO_AGE = -1;

    private final int blocks;
    private int free;

    /** Stretches: blocks in it, whose content, and its neighbours in order of becoming free. */
    private int[] count = new int[8];

    private int[] owner = new int[8];
    private int[] next = new int[8];
    private int[] previous = new int[8];
    private int firstUnused = NONE;
    private int stretches;
    private int head = NONE;
    private int tail = NONE;

    /** Blocks that were taken while somebody might have wanted their content. */
    private long evictions;

    /** The stretch that an owner left, if it has one. */
    private int[] left = new int[0];

    /** Whether content goes by its age and after all that is nobody's. */
    private final boolean byAge;

    /** Ages of stretches, the lower the older. */
    private long[] age = new long[8];

    /**
     * A pool whose blocks are all free.
     *
     * @param byAge whether free blocks with content are used again after those without, the oldest
     *     content first; else in the order in which they became free
     */
    public PagedPool(int blocks, boolean byAge) {
        this.blocks = blocks;
        this.byAge = byAge;
        append(blocks, NOBODY, NO_AGE);
    }

    /** Blocks in all. */
    public int blocks() {
        return blocks;
    }

    /** Blocks that may be taken, those with somebody's content too. */
    public int free() {
        return free;
    }

    /**
     * Takes {@code number} free blocks, first those that have been free longest.
     *
     * @throws IllegalStateException if there are not so many
     */
    public void take(long number) {
        if (number > free) {
            throw new IllegalStateException(
                    "took " + number + " blocks of a pool with " + free + " free ones");
        }
        free -= (int) number;
        int rest = (int) number;
        while (rest > 0) {
            int taken = Math.min(rest, count[head]);
            evictions += owner[head] == NOBODY ? 0 : taken;
            rest -= taken;
            count[head] -= taken;
            if (count[head] == 0) {
                unlink(head);
            }
        }
    }

    /**
     * How many blocks were taken with content that an owner might still have reclaimed, and how
     * many that would be if so many more were taken now.
     */
    public long evictions(long more) {
        long evicted = evictions;
        long rest = more;
        for (int stretch = head; rest > 0 && stretch != NONE; stretch = next[stretch]) {
            evicted += owner[stretch] == NOBODY ? 0 : Math.min(rest, count[stretch]);
            rest -= count[stretch];
        }
        return evicted;
    }

    /** Gives blocks back whose content nobody wants. */
    public void give(long number) {
        if (number > 0) {
            append((int) number, NOBODY, NO_AGE);
        }
    }

    /**
     * Gives the blocks of an owner back that may want them again: first those that are not full,
     * whose content is lost, then {@code full} ones.
     *
     * @param since the age of the content, the lower the older
     */
    public void leave(int whose, long full, long partial, long since) {
        give(partial);
        if (full > 0) {
            append((int) full, whose, since);
        }
    }

    /** Free blocks that still hold an owner's content. */
    public int kept(int whose) {
        int stretch = whose < left.length ? left[whose] : NONE;
        return stretch == NONE ? 0 : count[stretch];
    }

    /**
     * Takes the beginning of what is left of an owner's content, at most so many blocks, and
     * forgets the rest; returns how many blocks that is.
     */
    public int reclaim(int whose, long most) {
        int stretch = whose < left.length ? left[whose] : NONE;
        if (stretch == NONE) {
            return 0;
        }
        int found = (int) Math.min(most, count[stretch]);
        free -= found;
        count[stretch] -= found;
        if (count[stretch] == 0) {
            unlink(stretch);
        } else {
            forget(whose);
        }
        return found;
    }

    /** Nobody wants that content any more. */
    public void forget(int whose) {
        if (whose < left.length && left[whose] != NONE) {
            owner[left[whose]] = NOBODY;
            left[whose] = NONE;
        }
    }

    /** The same when so many blocks are as good as taken, of that content maybe too. */
    public void forget(int whose, long taken) {
        long before = evictions(taken);
        forget(whose);
        evictions += before - evictions(taken);
    }

    /** No free block holds anything any more, as if none had ever been used. */
    public void forgetAll() {
        Arrays.fill(left, NONE);
        head = NONE;
        tail = NONE;
        firstUnused = NONE;
        stretches = 0;
        int empty = free;
        free = 0;
        give(empty);
    }

    private void append(int number, int whose, long since) {
        free += number;
        int before = byAge ? olderThan(since) : tail;
        if (whose == NOBODY && before != NONE && owner[before] == NOBODY) {
            count[before] += number;
            return;
        }
        int stretch = unused();
        count[stretch] = number;
        owner[stretch] = whose;
        age[stretch] = since;
        int behind = before == NONE ? head : next[before];
        next[stretch] = behind;
        previous[stretch] = before;
        if (before == NONE) {
            head = stretch;
        } else {
            next[before] = stretch;
        }
        if (behind == NONE) {
            tail = stretch;
        } else {
            previous[behind] = stretch;
        }
        if (whose != NOBODY) {
            if (whose >= left.length) {
                int known = left.length;
                left = Arrays.copyOf(left, Math.max(whose + 1, 2 * known));
                Arrays.fill(left, known, left.length, NONE);
            }
            left[whose] = stretch;
        }
    }

    /** The last stretch that is no younger: there are as many as there are owners, at most. */
    private int olderThan(long since) {
        int stretch = tail;
        while (stretch != NONE && age[stretch] > since) {
            stretch = previous[stretch];
        }
        return stretch;
    }

    private int unused() {
        if (firstUnused != NONE) {
            int stretch = firstUnused;
            firstUnused = next[stretch];
            return stretch;
        }
        if (stretches == count.length) {
            count = Arrays.copyOf(count, 2 * stretches);
            owner = Arrays.copyOf(owner, 2 * stretches);
            next = Arrays.copyOf(next, 2 * stretches);
            previous = Arrays.copyOf(previous, 2 * stretches);
            age = Arrays.copyOf(age, 2 * stretches);
        }
        return stretches++;
    }

    private void unlink(int stretch) {
        int before = previous[stretch];
        int behind = next[stretch];
        if (before == NONE) {
            head = behind;
        } else {
            next[before] = behind;
        }
        if (behind == NONE) {
            tail = before;
        } else {
            previous[behind] = before;
        }
        if (owner[stretch] != NOBODY) {
            left[owner[stretch]] = NONE;
        }
        next[stretch] = firstUnused;
        firstUnused = stretch;
    }
}
