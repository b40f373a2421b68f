package io.headroom.simulator.traffic;

import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.chance.Words;

/** When the rows of a trace come at the rate that it is stretched to. */
final class TracePace {
    private static final long PICOS_PER_NANO = 1000;

    private final Trace trace;
    private final long turnPicos;
    private final double picosPerTraceNano;

    /** Whether it runs at its own speed, so that instants are the trace's to the nanosecond. */
    private final boolean asRecorded;

    TracePace(TrafficPlan.TraceReplay plan) {
        trace = plan.trace();
        int size = trace.size();
        turnPicos = Rounded.picos(size / plan.meanPerSecond() * PacedArrivals.SECOND_PICOS);
        double span = trace.offsetNanos(size - 1);
        picosPerTraceNano = turnPicos / (span * size / (size - 1));
        asRecorded = plan.once() && plan.meanPerSecond() == trace.meanPerSecond();
    }

    /** From the first request of one turn to that of the next. */
    long turnPicos() {
        return turnPicos;
    }

    /** From the first request to request {@code index}. */
    long offsetPicos(int index) {
        return asRecorded
                ? trace.offsetNanos(index) * PICOS_PER_NANO
                : Rounded.picos(trace.offsetNanos(index) * picosPerTraceNano);
    }

    /** Where in a turn a flow begins. */
    long phasePicos(Streams streams, int flow) {
        return Words.below(streams.of(Purpose.TRACE_PHASE, flow).word(0), turnPicos);
    }

    /** The first request that comes then or later; as many as there are when none does. */
    int firstFrom(long phasePicos) {
        int first = 0;
        while (first < trace.size() && offsetPicos(first) < phasePicos) {
            first++;
        }
        return first;
    }
}
