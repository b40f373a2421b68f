package io.headroom.simulator.stage;

/** Servers of which there may be more or fewer, as an autoscaler sees and sets them. */
interface Scaled {
    /** Servers that are ready or on their way. */
    int provisionedToStay();

    /** Servers that can work now and may be given more. */
    int readyCount();

    /** Requests that wait. */
    long waiting();

    /** Requests that came so far. */
    long entered();

    /** Requests that were started so far. */
    long started();

    /** Time of servers that was taken so far, up to now. */
    long busyNanos(long nowNanos);

    /** There shall be so many. */
    void resize(int servers, long nowNanos);
}
