package io.headroom.simulator.time;

import java.util.Arrays;

/**
 * Small whole numbers in order of a key: a binary heap in which each number has one place and can
 * be taken out wherever it is. Equal keys come in order of adding. It grows to the most numbers
 * that were ever in it.
 */
public final class KeyedHeap {
    private static final int OUT = -1;

    private int[] heap = new int[16];
    private long[] key = new long[16];
    private long[] order = new long[16];

    /** Where a number is in the heap. */
    private int[] position = filled(16);

    private int size;
    private long added;

    /** Whether there is none. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** Whether {@code number} is in. */
    public boolean contains(int number) {
        return number < position.length && position[number] != OUT;
    }

    /** The number with the least key. */
    public int first() {
        return heap[0];
    }

    /** That key. */
    public long firstKey() {
        return key[heap[0]];
    }

    /** The key of a number that is in. */
    public long key(int number) {
        return key[number];
    }

    /** The number at {@code place} of the heap, in no order. */
    public int at(int place) {
        return heap[place];
    }

    /** Adds a number that is not in. */
    public void add(int number, long withKey) {
        if (number >= position.length) {
            grow(number + 1);
        }
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        key[number] = withKey;
        order[number] = added++;
        siftUp(size++, number);
    }

    /** Takes out the number with the least key. */
    public int removeFirst() {
        int number = heap[0];
        remove(number);
        return number;
    }

    /** Takes out a number; does nothing if it is not in. */
    public void remove(int number) {
        if (!contains(number)) {
            return;
        }
        int hole = position[number];
        position[number] = OUT;
        int last = heap[--size];
        if (last != number) {
            if (hole > 0 && before(last, heap[(hole - 1) >>> 1])) {
                siftUp(hole, last);
            } else {
                siftDown(hole, last);
            }
        }
    }

    private boolean before(int left, int right) {
        return key[left] != key[right] ? key[left] < key[right] : order[left] < order[right];
    }

    private void siftUp(int from, int number) {
        int hole = from;
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (!before(number, heap[parent])) {
                break;
            }
            put(hole, heap[parent]);
            hole = parent;
        }
        put(hole, number);
    }

    private void siftDown(int from, int number) {
        int hole = from;
        while (2 * hole + 1 < size) {
            int child = 2 * hole + 1;
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], number)) {
                break;
            }
            put(hole, heap[child]);
            hole = child;
        }
        put(hole, number);
    }

    private void put(int place, int number) {
        heap[place] = number;
        position[number] = place;
    }

    private void grow(int least) {
        int length = Math.max(least, 2 * position.length);
        int before = position.length;
        key = Arrays.copyOf(key, length);
        order = Arrays.copyOf(order, length);
        position = Arrays.copyOf(position, length);
        Arrays.fill(position, before, length, OUT);
    }

    private static int[] filled(int length) {
        int[] positions = new int[length];
        Arrays.fill(positions, OUT);
        return positions;
    }
}
