package io.headroom.simulator.stage;

import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.time.Calendar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Waiting requests: first come, first out within a class of priority, lower classes before higher.
 * Linked through the requests' own rows, so that one may leave from the middle.
 *
 * <p>Its bound is held at the end of each instant, after servers have taken whom they may: until
 * then it holds all who come, and knows those of them who found it full.
 */
final class WaitingLine {
    /**
     * The server of a waiting request that a server was taken from: it was in a batch already, so
     * it need not wait for company again.
     */
    static final int PUT_BACK = RequestTable.NONE - 1;

    private static final int NONE = RequestTable.NONE;

    private final RequestTable requests;

    /** Ends of the first class; in most stations there is no other. */
    private int firstHead = NONE;

    private int firstTail = NONE;
    private int size;

    private final int capacity;
    private final Overflow overflow;

    /** Who came at this instant and found it full, in order, as far as they still wait. */
    private int[] beyond = {};

    private int beyondCount;

    /** How many came so, whether they still wait or not. */
    private int owed;

    /** Ends of the classes; those of the first stand above. */
    private final int[] head;

    private final int[] tail;

    WaitingLine(RequestTable requests, int priorities, QueuePlan plan) {
        this.requests = requests;
        capacity = plan.capacity();
        overflow = plan.overflow();
        head = new int[priorities];
        tail = new int[priorities];
        Arrays.fill(head, NONE);
        Arrays.fill(tail, NONE);
    }

    int size() {
        return size;
    }

    /** Whether a request that is at the leaf waits, and no server has it. */
    boolean holds(int request) {
        int server = requests.server(request);
        return server == NONE || server == PUT_BACK;
    }

    /** All who wait, in the order in which they would be served. */
    List<Integer> inOrder() {
        List<Integer> waiting = new ArrayList<>(size);
        for (int request = first(); request != NONE; request = after(request)) {
            waiting.add(request);
        }
        return waiting;
    }

    /** A newcomer goes behind all others of its class. */
    void add(int request) {
        append(request);
        if (size > capacity) {
            owed++;
            if (beyondCount == beyond.length) {
                beyond = Arrays.copyOf(beyond, Math.max(4, 2 * beyondCount));
            }
            beyond[beyondCount++] = request;
        }
    }

    /** Whether somebody came at this instant who found it full. */
    boolean isOver() {
        return owed > 0;
    }

    /**
     * At the end of an instant, when servers have taken whom they may: whom the bound costs next;
     * {@link RequestTable#NONE} if that was all. Each who found it full costs one at most: the last
     * of them, or the oldest of the line.
     */
    int nextToLose() {
        while (size > capacity && owed > 0) {
            owed--;
            if (overflow.losesOldest()) {
                return oldestOfLastClass();
            }
            if (beyondCount > 0) {
                return beyond[beyondCount - 1];
            }
        }
        owed = 0;
        beyondCount = 0;
        return NONE;
    }

    private void append(int request) {
        int priority = requests.priority(request);
        int last = priority == 0 ? firstTail : tail[priority];
        requests.setPrevious(request, last);
        requests.setNext(request, NONE);
        if (last == NONE) {
            setHead(priority, request);
        } else {
            requests.setNext(last, request);
        }
        setTail(priority, request);
        size++;
    }

    /** Puts a request before all others of its class. */
    void addFirst(int request) {
        int priority = requests.priority(request);
        int first = first(priority);
        requests.setPrevious(request, NONE);
        requests.setNext(request, first);
        if (first == NONE) {
            setTail(priority, request);
        } else {
            requests.setPrevious(first, request);
        }
        setHead(priority, request);
        size++;
    }

    void remove(int request) {
        int priority = requests.priority(request);
        int before = requests.previous(request);
        int behind = requests.next(request);
        if (before == NONE) {
            setHead(priority, behind);
        } else {
            requests.setNext(before, behind);
        }
        if (behind == NONE) {
            setTail(priority, before);
        } else {
            requests.setPrevious(behind, before);
        }
        size--;
        if (beyondCount > 0) {
            leaveBeyond(request);
        }
    }

    private void leaveBeyond(int request) {
        for (int place = beyondCount - 1; place >= 0; place--) {
            if (beyond[place] == request) {
                beyondCount--;
                System.arraycopy(beyond, place + 1, beyond, place, beyondCount - place);
                owed = size == 0 ? 0 : owed;
                return;
            }
        }
    }

    /** Who is next; {@link RequestTable#NONE} if nobody waits. */
    int first() {
        int request = firstHead;
        for (int priority = 1; request == NONE && priority < head.length; priority++) {
            request = head[priority];
        }
        return request;
    }

    /** Who is next in one class; {@link RequestTable#NONE} if nobody of it waits. */
    int first(int priority) {
        return priority == 0 ? firstHead : head[priority];
    }

    /** Who is next after {@code request}; {@link RequestTable#NONE} behind the last. */
    int after(int request) {
        int behind = requests.next(request);
        int priority = requests.priority(request) + 1;
        while (behind == NONE && priority < head.length) {
            behind = head[priority++];
        }
        return behind;
    }

    /**
     * When the window of the first who waits closes, of whatever class; {@link Calendar#NEVER} if
     * nobody does. Those who were put back come first in their class, the others by their age.
     */
    long dueNanos(long windowNanos) {
        long due = Calendar.NEVER;
        for (int priority = 0; priority < head.length; priority++) {
            int request = first(priority);
            if (request != NONE) {
                due = Math.min(due, dueNanos(request, windowNanos));
            }
        }
        return due;
    }

    /** When the window of a request that waits closes. */
    long dueNanos(int request, long windowNanos) {
        long entered = requests.enteredNanos(request);
        return requests.server(request) == PUT_BACK ? entered : entered + windowNanos;
    }

    /** The oldest of the highest class that waits: whom a drop of the oldest costs. */
    int oldestOfLastClass() {
        int priority = head.length - 1;
        while (priority > 0 && head[priority] == NONE) {
            priority--;
        }
        return first(priority);
    }

    private void setHead(int priority, int request) {
        if (priority == 0) {
            firstHead = request;
        } else {
            head[priority] = request;
        }
    }

    private void setTail(int priority, int request) {
        if (priority == 0) {
            firstTail = request;
        } else {
            tail[priority] = request;
        }
    }
}
