package io.headroom.simulator.traffic;

import io.headroom.simulator.time.Calendar;

import java.util.Arrays;

/**
 * Clients who think, by the end of their thought and, at one instant, by who began first: a binary
 * heap with the place of each client. Holds each client at most once, so it never overflows.
 */
final class ThinkingClients {
    private static final int NOWHERE = -1;

    private int[] heap;
    private int[] place;
    private long[] dueNanos;
    private long[] order;
    private int size;
    private long begun;

    /** Room for clients 0 to {@code most} − 1, none of them thinking. */
    ThinkingClients(int most) {
        heap = new int[most];
        place = new int[most];
        Arrays.fill(place, NOWHERE);
        dueNanos = new long[most];
        order = new long[most];
    }

    /** Makes room for clients up to {@code most} − 1. */
    void grow(int most) {
        int before = place.length;
        heap = Arrays.copyOf(heap, most);
        place = Arrays.copyOf(place, most);
        Arrays.fill(place, before, most, NOWHERE);
        dueNanos = Arrays.copyOf(dueNanos, most);
        order = Arrays.copyOf(order, most);
    }

    /** The client whose thought ends first; there must be one. */
    int first() {
        return heap[0];
    }

    /** When the first thought ends, {@link Calendar#NEVER} if nobody thinks. */
    long firstNanos() {
        return size == 0 ? Calendar.NEVER : dueNanos[heap[0]];
    }

    /** {@code client}, who does not think, thinks until {@code nanos}. */
    void add(int client, long nanos) {
        dueNanos[client] = nanos;
        order[client] = begun++;
        siftUp(size++, client);
    }

    /** {@code client}, who thinks, stops. */
    void remove(int client) {
        int hole = place[client];
        place[client] = NOWHERE;
        int last = heap[--size];
        if (last == client) {
            return;
        }
        if (hole > 0 && before(last, heap[(hole - 1) >>> 1])) {
            siftUp(hole, last);
        } else {
            siftDown(hole, last);
        }
    }

    private boolean before(int left, int right) {
        long leftNanos = dueNanos[left];
        long rightNanos = dueNanos[right];
        return leftNanos != rightNanos ? leftNanos < rightNanos : order[left] < order[right];
    }

    private void siftUp(int from, int client) {
        int hole = from;
        while (hole > 0 && before(client, heap[(hole - 1) >>> 1])) {
            int parent = (hole - 1) >>> 1;
            put(hole, heap[parent]);
            hole = parent;
        }
        put(hole, client);
    }

    private void siftDown(int from, int client) {
        int hole = from;
        while (2 * hole + 1 < size) {
            int child = 2 * hole + 1;
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], client)) {
                break;
            }
            put(hole, heap[child]);
            hole = child;
        }
        put(hole, client);
    }

    private void put(int at, int client) {
        heap[at] = client;
        place[client] = at;
    }
}
