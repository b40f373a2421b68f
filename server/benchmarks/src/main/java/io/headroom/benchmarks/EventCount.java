package io.headroom.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Makes JMH report events a second beside calls a second. */
@State(Scope.Thread)
@AuxCounters
public class EventCount {
    /** Events simulated by the calls of an iteration. */
    public long events;
}
