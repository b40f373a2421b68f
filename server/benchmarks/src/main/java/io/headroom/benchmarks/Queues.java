package io.headroom.benchmarks;

/** M/M/1 queues side by side, each with its own arrivals; the same for every program. */
interface Queues {
    /** Mean time in service: 1 kHz. */
    long MEAN_SERVICE_NANOS = 1_000_000;

    /** λ ÷ μ. */
    double LOAD = 0.8;

    /** λ, requests per second of each queue. */
    double ARRIVALS_PER_SECOND = LOAD * 1e9 / MEAN_SERVICE_NANOS;

    /** An arrival and an end of service for each request. */
    int EVENTS_PER_REQUEST = 2;

    /** Simulates everything that happens before {@code nanos}, which never lies in the past. */
    void advanceTo(long nanos);

    /** Arrivals and ends of service so far. */
    long events();

    /** Mean time in line of the requests whose service has started, in nanoseconds. */
    double meanWaitNanos();

    /** The simulated time in which {@code queues} queues have this many events on average. */
    static long spanNanos(int queues, long events) {
        return (long) (events * 1e9 / (EVENTS_PER_REQUEST * ARRIVALS_PER_SECOND * queues));
    }
}
