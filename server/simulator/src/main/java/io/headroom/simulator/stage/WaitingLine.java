package io.headroom.simulator.stage;

import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.time.Calendar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Waiting requests: first come, first out within a class of priority, lower classes before higher.
 * Linked through the requests' own rows, so that one may leave from the middle; its bound is the
 * station's capacity and one, the newcomer.
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

    /** Ends of the classes; those of the first stand above. */
    private final int[] head;

    private final int[] tail;

    WaitingLine(RequestTable requests, int priorities) {
        this.requests = requests;
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

    void add(int request) {
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
