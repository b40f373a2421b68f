package io.headroom.simulator.traffic;

import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.chance.Words;

/**
 * A slice of n requests over and over. A turn takes n ÷ rate seconds: the time from the first
 * request to the last, and one mean gap from the last to the first again.
 */
final class TraceArrivals extends PacedArrivals {
    private final Trace trace;
    private final long turnPicos;
    private final double picosPerTraceNano;
    private int next;
    private long sent;

    TraceArrivals(TrafficPlan.TraceReplay plan, Streams streams, Context context) {
        super(context);
        trace = plan.trace();
        int size = trace.size();
        turnPicos = Rounded.picos(size / plan.meanPerSecond() * SECOND_PICOS);
        double span = trace.offsetNanos(size - 1);
        picosPerTraceNano = turnPicos / (span * size / (size - 1));
        long phase =
                Words.below(streams.of(Purpose.TRACE_PHASE, context.flow()).word(0), turnPicos);
        while (next < size && offsetPicos(next) < phase) {
            next++;
        }
        long first = next < size ? offsetPicos(next) : turnPicos;
        next = next % size;
        begin(first - phase);
    }

    @Override
    void sendDue(long nowNanos) {
        meet(sent);
        int user = (int) (sent++ & Integer.MAX_VALUE);
        send(
                nowNanos,
                promptTokens(trace.promptTokens(next)),
                outputTokens(trace.outputTokens(next)),
                workPermille(UNIT_PERMILLE),
                user);
    }

    @Override
    long nextGapPicos() {
        long sentAt = offsetPicos(next);
        next++;
        if (next < trace.size()) {
            return offsetPicos(next) - sentAt;
        }
        next = 0;
        return turnPicos - sentAt;
    }

    private long offsetPicos(int index) {
        return Rounded.picos(trace.offsetNanos(index) * picosPerTraceNano);
    }
}
