package io.headroom.simulator.stage;

import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.TickClock;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.time.Calendar;

import org.jspecify.annotations.Nullable;

/** Applies a batching rule to a waiting line: how many may start now, and when to ask again. */
final class Batcher {
    private final RequestTable requests;
    private final WaitingLine line;
    private final int priorities;
    private BatchingPlan.@Nullable Adaptive adaptive;
    private int maxBatch;
    private long windowNanos;

    /** When servers may start; null: whenever they are free. */
    private @Nullable TickClock ticks;

    /** The tick that is waited for with a free server and somebody in the line, if there is one. */
    private long awaitedTickNanos = Calendar.NEVER;

    /** How many make a full batch; moves in an adaptive rule only. */
    private int limit;

    /** Batches that are being put together, one a class; none where batches are not sealed. */
    private Forming[] forming;

    private int sealedPriority;
    private int batches;

    /** A batch that grows. */
    private static final class Forming {
        private int number;
        private int size;
        private long sinceNanos;
    }

    Batcher(BatchingPlan plan, RequestTable requests, WaitingLine line, int priorities) {
        this.requests = requests;
        this.line = line;
        this.priorities = priorities;
        forming = new Forming[0];
        adopt(plan);
    }

    /** Most members that a batch can have now and later. */
    int maxBatch() {
        return maxBatch;
    }

    /** Whether a free server takes whoever comes first at once and by itself. */
    boolean takesOneAtOnce() {
        boolean oneAtOnce = maxBatch == 1 && windowNanos == 0 && ticks == null;
        return oneAtOnce && forming.length == 0 && priorities == 1;
    }

    /** A number that no other batch has. */
    int newBatch() {
        return ++batches;
    }

    /** Another rule; what waits is put together anew, in order. */
    void reconfigure(BatchingPlan next, long nowNanos) {
        adopt(next);
        int request = line.first();
        while (request != RequestTable.NONE) {
            added(request, requests.enteredNanos(request));
            request = line.after(request);
        }
        sealWhatIsOver(nowNanos);
    }

    /** A request joined the line. */
    void added(int request, long nowNanos) {
        if (forming.length == 0) {
            return;
        }
        Forming batch = forming[requests.priority(request)];
        if (batch.size == 0) {
            batch.number = newBatch();
            batch.sinceNanos = nowNanos;
        }
        requests.assignments().setBatch(request, batch.number);
        batch.size++;
        if (batch.size == maxBatch) {
            batch.size = 0;
            batch.number = 0;
        }
    }

    /** A request left the line without being served. */
    void removed(int request) {
        if (forming.length > 0) {
            Forming batch = forming[requests.priority(request)];
            if (batch.number == requests.assignments().batch(request)) {
                batch.size--;
            }
        }
    }

    /** How many a free server takes now; 0 if it waits. */
    int mayTake(long nowNanos) {
        int waiting = line.size();
        if (waiting == 0 || (ticks != null && ticks.nextNanos(nowNanos) != nowNanos)) {
            return 0;
        }
        if (forming.length > 0) {
            return sealed();
        }
        if (waiting >= limit) {
            return limit;
        }
        return windowNanos == 0 || nowNanos >= line.dueNanos(windowNanos) ? waiting : 0;
    }

    /** Whether a batch grows that is sealed at the end of the instant. */
    boolean sealsAtOnce() {
        if (windowNanos > 0) {
            return false;
        }
        for (Forming batch : forming) {
            if (batch.size > 0) {
                return true;
            }
        }
        return false;
    }

    /** Who is next in the batch that {@link #mayTake} found. */
    int next() {
        return forming.length == 0 ? line.first() : line.first(sealedPriority);
    }

    /** When the batch of {@code size} that {@link #mayTake} found was ready to start. */
    long readyNanos(int size, long nowNanos) {
        int request = next();
        long due =
                forming.length == 0
                        ? line.dueNanos(windowNanos)
                        : line.dueNanos(request, windowNanos);
        if (size < limit || windowNanos == 0) {
            // A batch that was full and lost a member since was ready before its window closed.
            return Math.min(due, nowNanos);
        }
        long newest = requests.enteredNanos(request);
        for (int member = 1; member < size; member++) {
            request = line.after(request);
            newest = Math.max(newest, requests.enteredNanos(request));
        }
        return Math.min(due, newest);
    }

    /** A batch started whose oldest member will have been here for so long when it ends. */
    void started(long oldestNanos) {
        if (adaptive != null) {
            limit = adaptive.next(limit, oldestNanos);
        }
    }

    /** Whether somebody could have been started before {@code nowNanos}, had a server been free. */
    boolean couldHaveStarted(long nowNanos) {
        if (line.size() == 0) {
            return false;
        }
        if (forming.length > 0) {
            return sealed() > 0;
        }
        if (ticks != null) {
            return nowNanos > awaitedTickNanos;
        }
        return line.size() >= limit || nowNanos > line.dueNanos(windowNanos);
    }

    /** Whether time alone can make a batch ready. */
    boolean needsTimer() {
        return windowNanos > 0 || ticks != null;
    }

    /** When time makes the next batch ready; {@link Calendar#NEVER} if none waits for that. */
    long nextNanos(boolean serverIsFree, long nowNanos) {
        if (ticks != null) {
            boolean waits = serverIsFree && line.size() > 0;
            awaitedTickNanos = waits ? ticks.nextNanos(nowNanos) : Calendar.NEVER;
            return awaitedTickNanos;
        }
        if (forming.length == 0) {
            return serverIsFree ? line.dueNanos(windowNanos) : Calendar.NEVER;
        }
        long next = Calendar.NEVER;
        for (Forming batch : forming) {
            if (batch.size > 0) {
                next = Math.min(next, batch.sinceNanos + windowNanos);
            }
        }
        return next;
    }

    private void adopt(BatchingPlan next) {
        maxBatch = next.maxBatch();
        windowNanos = next.windowNanos();
        ticks = next instanceof BatchingPlan.OnTick rule ? rule.clock() : null;
        adaptive = next instanceof BatchingPlan.Adaptive rule ? rule : null;
        limit = adaptive == null ? maxBatch : 1;
        forming = new Forming[next instanceof BatchingPlan.Static ? priorities : 0];
        for (int priority = 0; priority < forming.length; priority++) {
            forming[priority] = new Forming();
        }
    }

    /** Members of the first sealed batch, whose class it notes; 0 if all are still growing. */
    private int sealed() {
        for (int priority = 0; priority < forming.length; priority++) {
            int request = line.first(priority);
            if (request == RequestTable.NONE) {
                continue;
            }
            int batch = requests.assignments().batch(request);
            if (batch != forming[priority].number) {
                sealedPriority = priority;
                int size = 0;
                // One that was put back may be larger than batches may be since.
                while (size < maxBatch
                        && request != RequestTable.NONE
                        && requests.assignments().batch(request) == batch) {
                    size++;
                    request = requests.next(request);
                }
                return size;
            }
        }
        return 0;
    }

    /** Batches whose window has closed grow no more, whether a server is free for them or not. */
    void sealWhatIsOver(long nowNanos) {
        for (Forming batch : forming) {
            if (batch.size > 0 && nowNanos - batch.sinceNanos >= windowNanos) {
                batch.size = 0;
                batch.number = 0;
            }
        }
    }
}
