package io.headroom.simulator.time;

import java.util.Arrays;

/**
 * Pending events, at most one per actor, in the total order (nanoseconds, {@link Rank}, number of
 * the actor). An indexed binary heap that is updated in place: it has the size of the number of
 * actors, holds no stale entries and allocates nothing after the last registration.
 */
public final class Calendar {
    /** The instant of an actor without a pending event. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int RANK_SHIFT = 24;
    private static final int NOBODY = -1;

    private Actor[] actors = new Actor[8];
    private long[] dueNanos = new long[8];

    /** Rank and number of an actor in one integer that orders events of one instant. */
    private int[] tieOrder = new int[8];

    /** Actors by heap position, and heap positions by actor. */
    private int[] heap = new int[8];

    private int[] position = new int[8];
    private int size;
    private int acting = NOBODY;

    /** Adds an actor without a pending event and returns its number. */
    public int register(Rank rank, Actor actor) {
        if (size == actors.length) {
            grow();
        }
        int number = size++;
        actors[number] = actor;
        dueNanos[number] = NEVER;
        tieOrder[number] = rank.place() << RANK_SHIFT | number;
        heap[number] = number;
        position[number] = number;
        siftUp(number);
        return number;
    }

    /** Moves the pending event of {@code actor} to {@code nanos}, or to {@link #NEVER}. */
    public void schedule(int actor, long nanos) {
        if (actor == acting) {
            acting = NOBODY;
        }
        long before = dueNanos[actor];
        dueNanos[actor] = nanos;
        if (nanos < before) {
            siftUp(position[actor]);
        } else if (nanos > before) {
            siftDown(position[actor]);
        }
    }

    /** The instant of the next event, {@link #NEVER} if there is none. */
    public long nextNanos() {
        return size == 0 ? NEVER : dueNanos[heap[0]];
    }

    /** Lets the actor of the next event act; without a schedule of its own it has none after. */
    public void actNext() {
        int actor = heap[0];
        acting = actor;
        actors[actor].act(dueNanos[actor]);
        // The event stays at the top while its actor acts: most schedule their next one, and
        // then one move in the heap does for two.
        if (acting == actor) {
            schedule(actor, NEVER);
        }
    }

    private boolean before(int left, int right) {
        long leftNanos = dueNanos[left];
        long rightNanos = dueNanos[right];
        return leftNanos != rightNanos ? leftNanos < rightNanos : tieOrder[left] < tieOrder[right];
    }

    private void siftUp(int from) {
        int actor = heap[from];
        int hole = from;
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (!before(actor, heap[parent])) {
                break;
            }
            put(hole, heap[parent]);
            hole = parent;
        }
        put(hole, actor);
    }

    private void siftDown(int from) {
        int actor = heap[from];
        int hole = from;
        while (2 * hole + 1 < size) {
            int child = 2 * hole + 1;
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], actor)) {
                break;
            }
            put(hole, heap[child]);
            hole = child;
        }
        put(hole, actor);
    }

    private void put(int place, int actor) {
        heap[place] = actor;
        position[actor] = place;
    }

    private void grow() {
        int length = 2 * size;
        actors = Arrays.copyOf(actors, length);
        dueNanos = Arrays.copyOf(dueNanos, length);
        tieOrder = Arrays.copyOf(tieOrder, length);
        heap = Arrays.copyOf(heap, length);
        position = Arrays.copyOf(position, length);
    }
}
