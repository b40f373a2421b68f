package io.headroom.simulator.stage;

import io.headroom.simulator.request.RequestTable;

/**
 * Waiting requests: first come, first out within a class of priority, lower classes before higher.
 * Linked through the requests' own rows, so that one may leave from the middle; its bound is the
 * station's capacity and one, the newcomer.
 */
final class WaitingLine {
    private static final int NONE = RequestTable.NONE;

    private final RequestTable requests;
    private final int[] head;
    private final int[] tail;
    private int size;

    WaitingLine(RequestTable requests, int priorities) {
        this.requests = requests;
        head = new int[priorities];
        tail = new int[priorities];
        for (int priority = 0; priority < priorities; priority++) {
            head[priority] = NONE;
            tail[priority] = NONE;
        }
    }

    int size() {
        return size;
    }

    void add(int request) {
        int priority = requests.priority(request);
        int last = tail[priority];
        requests.setPrevious(request, last);
        requests.setNext(request, NONE);
        if (last == NONE) {
            head[priority] = request;
        } else {
            requests.setNext(last, request);
        }
        tail[priority] = request;
        size++;
    }

    /** Puts a request before all others of its class. */
    void addFirst(int request) {
        int priority = requests.priority(request);
        int first = head[priority];
        requests.setPrevious(request, NONE);
        requests.setNext(request, first);
        if (first == NONE) {
            tail[priority] = request;
        } else {
            requests.setPrevious(first, request);
        }
        head[priority] = request;
        size++;
    }

    void remove(int request) {
        int priority = requests.priority(request);
        int before = requests.previous(request);
        int behind = requests.next(request);
        if (before == NONE) {
            head[priority] = behind;
        } else {
            requests.setNext(before, behind);
        }
        if (behind == NONE) {
            tail[priority] = before;
        } else {
            requests.setPrevious(behind, before);
        }
        size--;
    }

    /** Who is next; {@link RequestTable#NONE} if nobody waits. */
    int first() {
        int request = head[0];
        for (int priority = 1; request == NONE && priority < head.length; priority++) {
            request = head[priority];
        }
        return request;
    }

    /** Who is next in one class; {@link RequestTable#NONE} if nobody of it waits. */
    int first(int priority) {
        return head[priority];
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

    /** Who has waited longest, of whatever class; somebody must be waiting. */
    int oldest() {
        int oldest = first();
        for (int priority = requests.priority(oldest) + 1; priority < head.length; priority++) {
            int other = head[priority];
            if (other != NONE && requests.enteredNanos(other) < requests.enteredNanos(oldest)) {
                oldest = other;
            }
        }
        return oldest;
    }

    /** The oldest of the highest class that waits: whom a drop of the oldest costs. */
    int oldestOfLastClass() {
        int priority = head.length - 1;
        while (head[priority] == NONE) {
            priority--;
        }
        return head[priority];
    }
}
