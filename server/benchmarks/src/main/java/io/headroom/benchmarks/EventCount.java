package io.headroom.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Makes JMH report events and processor time a second beside calls a second. */
@State(Scope.Thread)
@AuxCounters
public class EventCount {
    /** Events simulated by the calls of an iteration. */
    public long events;

    /**
     * Time this thread had a processor. Events in it vary far less than events a second when other
     * programs run; the collector's work, which is not in it, is in favour of who allocates.
     */
    public long cpuNanos;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /** Simulates the next stretch and counts. */
    void count(Stretch stretch) {
        long before = threads.getCurrentThreadCpuTime();
        events += stretch.next();
        cpuNanos += threads.getCurrentThreadCpuTime() - before;
    }
}
