package io.headroom.simulator.stage;

import java.util.Arrays;

/**
 * Waiting requests, first come first: a ring that grows to the most that ever waited. The station
 * bounds it to its capacity and one, the newcomer.
 */
final class WaitingLine {
    private int[] ring = new int[16];
    private int head;
    private int size;

    int size() {
        return size;
    }

    void add(int request) {
        if (size == ring.length) {
            grow();
        }
        ring[(head + size) & (ring.length - 1)] = request;
        size++;
    }

    int get(int place) {
        return ring[(head + place) & (ring.length - 1)];
    }

    int removeOldest() {
        int request = ring[head];
        head = (head + 1) & (ring.length - 1);
        size--;
        return request;
    }

    int removeNewest() {
        size--;
        return ring[(head + size) & (ring.length - 1)];
    }

    private void grow() {
        int[] larger = Arrays.copyOf(ring, 2 * size);
        // The part that had wrapped around moves behind the rest.
        System.arraycopy(ring, 0, larger, size, head);
        ring = larger;
    }
}
