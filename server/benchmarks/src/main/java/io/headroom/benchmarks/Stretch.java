package io.headroom.benchmarks;

/** Queues that are simulated on and on, a stretch of simulated time at each call. */
final class Stretch {
    /** Events of a call on average: some milliseconds, far above the cost of a call. */
    private static final long EVENTS = 100_000;

    private final Queues queues;
    private final long spanNanos;
    private long nowNanos;
    private long events;

    Stretch(Queues queues, int count) {
        this.queues = queues;
        spanNanos = Queues.spanNanos(count, EVENTS);
    }

    /** Simulates the next stretch and returns the number of events in it. */
    long next() {
        nowNanos += spanNanos;
        queues.advanceTo(nowNanos);
        long before = events;
        events = queues.events();
        return events - before;
    }
}
