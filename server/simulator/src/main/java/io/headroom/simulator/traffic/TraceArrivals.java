package io.headroom.simulator.traffic;

import io.headroom.simulator.chance.Streams;

/**
 * A slice of n requests over and over, or once from its first. A turn takes n ÷ rate seconds: the
 * time from the first request to the last, and one mean gap from the last to the first again.
 */
final class TraceArrivals extends PacedArrivals {
    private final Trace trace;
    private final TracePace pace;
    private int next;
    private long sent;

    TraceArrivals(TrafficPlan.TraceReplay plan, Streams streams, Context context) {
        super(context, new Allowance(most(plan, context)));
        trace = plan.trace();
        pace = new TracePace(plan);
        long phase = plan.once() ? 0 : pace.phasePicos(streams, context.flow());
        next = pace.firstFrom(phase);
        long first = next < trace.size() ? pace.offsetPicos(next) : pace.turnPicos();
        next = next % trace.size();
        begin(first - phase);
    }

    /** A trace that is played once ends with its last row. */
    private static long most(TrafficPlan.TraceReplay plan, Context context) {
        return plan.once()
                ? Math.min(plan.trace().size(), context.mostRequests())
                : context.mostRequests();
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
        long sentAt = pace.offsetPicos(next);
        next++;
        if (next < trace.size()) {
            return pace.offsetPicos(next) - sentAt;
        }
        next = 0;
        return pace.turnPicos() - sentAt;
    }
}
