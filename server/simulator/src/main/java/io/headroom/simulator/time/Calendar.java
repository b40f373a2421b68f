package io.headroom.simulator.time;

import java.util.Arrays;

/**
 * Pending events, at most one per actor, in the total order (nanoseconds, {@link Rank}, number of
 * the actor). A winner tree (Knuth, The Art of Computer Programming 3, 5.4.1): an actor has a leaf,
 * every node holds the earlier event of its two children, so the root holds the next. It holds no
 * stale entries and allocates nothing once every actor that ever has an event has had its first.
 *
 * <p>A move costs one comparison with a sibling for each level, and which sibling is known before
 * any comparison is made: the processor need not guess where the path goes, as it must in a heap.
 * Actors that never had an event have no leaf and cost nothing.
 *
 * <p>What is to be done at the end of an instant ({@link Rank#START}) is known at that instant only
 * and needs no tree: it waits in a list, in the order of asking, until nothing of the instant is
 * left that comes before.
 */
public final class Calendar {
    /** The instant of an actor without a pending event. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int RANK_SHIFT = 24;
    private static final int NUMBER_MASK = (1 << RANK_SHIFT) - 1;
    private static final int NOBODY = -1;
    private static final int NO_LEAF = 0;
    private static final int ROOT = 1;

    /** The place in the order of a leaf without an actor: behind everybody. */
    private static final int LAST = Integer.MAX_VALUE;

    /** Of ranks from {@link Rank#START} on the order is not below. */
    private static final int END = Rank.START.place() << RANK_SHIFT;

    private EventHandler[] actors = new EventHandler[8];

    /** Rank and number of an actor in one integer that orders events of one instant. */
    private int[] tieOrder = new int[8];

    /** An actor's node in the tree, {@link #NO_LEAF} before its first event. */
    private int[] leaf = new int[8];

    private int size;

    /**
     * The tree: the children of node n are 2 n and 2 n + 1; the second half are the leaves. Of each
     * node's event the instant, and rank and number of its actor in one integer.
     */
    private long[] dueNanos = {NEVER, NEVER};

    private int[] winner = {LAST, LAST};
    private int leaves;

    private EventHandler[] enders = new EventHandler[8];
    private int enderCount;

    /** The numbers of those who act at the end of the instant; those before the head have. */
    private int[] ending = new int[8];

    private int enderHead;
    private int enderTail;
    private long endNanos;
    private int acting = NOBODY;
    private long actedNanos;

    /** Adds an actor without a pending event and returns its number; there may be 2²⁴. */
    public int register(Rank rank, EventHandler actor) {
        if (size == actors.length) {
            actors = Arrays.copyOf(actors, 2 * size);
            tieOrder = Arrays.copyOf(tieOrder, 2 * size);
            leaf = Arrays.copyOf(leaf, 2 * size);
        }
        int number = size++;
        actors[number] = actor;
        tieOrder[number] = rank.place() << RANK_SHIFT | number;
        return number;
    }

    /** Moves the pending event of {@code actor} to {@code nanos}, from 0 to {@link #NEVER}. */
    public void schedule(int actor, long nanos) {
        if (actor == acting) {
            acting = NOBODY;
        }
        int node = leaf[actor];
        if (node == NO_LEAF) {
            if (nanos == NEVER) {
                return;
            }
            node = newLeaf(actor);
        }
        climb(node, nanos);
    }

    /**
     * Adds somebody who will ask to act at the end of instants and returns the number to ask by.
     */
    public int registerEnder(EventHandler ender) {
        if (enderCount == enders.length) {
            enders = Arrays.copyOf(enders, 2 * enderCount);
        }
        enders[enderCount] = ender;
        return enderCount++;
    }

    /**
     * Lets who has that number act at the end of the instant {@code nowNanos}, which is the current
     * one, when all its completions, timers and arrivals are over. Who asked and has not acted yet
     * does not ask again.
     */
    public void atEndOf(long nowNanos, int ender) {
        if (enderTail == ending.length) {
            ending = Arrays.copyOf(ending, 2 * enderTail);
        }
        ending[enderTail++] = ender;
        endNanos = nowNanos;
    }

    /** The instant of the next event, {@link #NEVER} if there is none. */
    public long nextNanos() {
        return enderTail > 0 ? endNanos : dueNanos[ROOT];
    }

    /**
     * Lets the actor of the next event act; without a schedule of its own it has none after. If
     * that was the last of its instant but for those who act at its end, they act, too.
     *
     * @throws IllegalStateException if there is no pending event, or if it lies before one that was
     *     acted on
     */
    public void actNext() {
        if (enderTail > 0 && isEnd()) {
            end();
            return;
        }
        long nowNanos = dueNanos[ROOT];
        if (nowNanos == NEVER) {
            throw new IllegalStateException("no actor has a pending event");
        }
        if (nowNanos < actedNanos) {
            throw new IllegalStateException(
                    "an event of " + nowNanos + " ns after one of " + actedNanos + " ns");
        }
        actedNanos = nowNanos;
        int actor = winner[ROOT] & NUMBER_MASK;
        acting = actor;
        actors[actor].act(nowNanos);
        // The event stays at the root while its actor acts: most schedule their next one, and
        // then one move does for two.
        if (acting == actor) {
            schedule(actor, NEVER);
        }
        if (enderTail > 0 && isEnd()) {
            end();
        }
    }

    /** Whether nothing of the instant is left that comes before its end. */
    private boolean isEnd() {
        return dueNanos[ROOT] > endNanos || winner[ROOT] >= END;
    }

    /** What they bring about may come before the end again, and so before those who are left. */
    private void end() {
        actedNanos = endNanos;
        while (enderHead < enderTail && isEnd()) {
            enders[ending[enderHead++]].act(endNanos);
        }
        if (enderHead == enderTail) {
            enderHead = 0;
            enderTail = 0;
        }
    }

    /** Puts an instant into a leaf and plays its games again, up to the first unchanged result. */
    private void climb(int from, long nanos) {
        long[] due = dueNanos;
        int[] winners = winner;
        long first = nanos;
        int order = winners[from];
        due[from] = first;
        for (int node = from; node > ROOT; ) {
            int sibling = node ^ 1;
            long otherNanos = due[sibling];
            int otherOrder = winners[sibling];
            // Of two random instants nobody can guess the earlier one, so no branch on it: all
            // bits of a mask are set when the sibling wins. Neither difference can overflow.
            long lead = otherNanos - first;
            if (lead == 0) {
                lead = (long) otherOrder - order;
            }
            long siblingWins = lead >> (Long.SIZE - 1);
            first += (otherNanos - first) & siblingWins;
            order += (otherOrder - order) & (int) siblingWins;
            node >>>= 1;
            if (due[node] == first && winners[node] == order) {
                return;
            }
            due[node] = first;
            winners[node] = order;
        }
    }

    private int newLeaf(int actor) {
        if (leaves == dueNanos.length / 2) {
            addLevel();
        }
        int node = dueNanos.length / 2 + leaves++;
        leaf[actor] = node;
        winner[node] = tieOrder[actor];
        return node;
    }

    /** A tree of twice the leaves. */
    private void addLevel() {
        long[] oldNanos = dueNanos;
        int[] oldWinner = winner;
        int width = oldNanos.length;
        dueNanos = new long[2 * width];
        winner = new int[2 * width];
        Arrays.fill(dueNanos, NEVER);
        Arrays.fill(winner, LAST);
        for (int place = 0; place < leaves; place++) {
            int before = width / 2 + place;
            int node = width + place;
            leaf[oldWinner[before] & NUMBER_MASK] = node;
            winner[node] = oldWinner[before];
            climb(node, oldNanos[before]);
        }
    }
}
