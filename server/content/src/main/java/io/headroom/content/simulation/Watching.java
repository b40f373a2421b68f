package io.headroom.content.simulation;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What the person at the terminal and the threads that simulate know of each other. Thread-safe.
 */
public final class Watching {
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong permille = new AtomicLong();
    private volatile boolean interrupted;

    /** Nobody has interrupted anything. */
    public Watching() {}

    /** Asks every run to stop at its next opportunity and tell what it knows. */
    public void interrupt() {
        interrupted = true;
    }

    /** Whether somebody asked to stop. */
    public boolean interrupted() {
        return interrupted;
    }

    /** Events simulated so far, over all runs. */
    public long events() {
        return events.get();
    }

    /** Thousandths of a run that are done, summed over all runs. */
    public long permille() {
        return permille.get();
    }

    /** A run of many is done, as one of a thousand thousandths. */
    public void done() {
        permille.addAndGet(1000);
    }

    /** A run simulated more events and came further by some thousandths. */
    void came(long moreEvents, long morePermille) {
        events.addAndGet(moreEvents);
        permille.addAndGet(morePermille);
    }
}
