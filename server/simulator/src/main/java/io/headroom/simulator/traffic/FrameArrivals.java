package io.headroom.simulator.traffic;

import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;

/** Frames of a rational clock. */
final class FrameArrivals extends ArrivalProcess {
    private static final long MOST_ITEMS = 1_000_000;
    private static final long MILLION = 1_000_000;

    private final TrafficPlan.FrameClock plan;
    private final Streams.Stream words;
    private long frame;

    /** The source's own clock showed this … */
    private long clockNanos;

    /** … at this instant, and runs at this speed since. */
    private long anchorNanos;

    private long speedPpm = MILLION;

    FrameArrivals(TrafficPlan.FrameClock plan, Streams streams, Context context) {
        super(context);
        this.plan = plan;
        words = streams.of(Purpose.ITEMS, context.flow());
        scheduleArrival(0);
    }

    @Override
    public void act(long nowNanos) {
        double sample = plan.itemsPerFrame().sample(words.word(frame));
        long items = Math.min(MOST_ITEMS, Rounded.nanos(sample));
        meet(frame);
        send(nowNanos, 1, 1, workPermille(items * factorPermille()), 0);
        frame++;
        scheduleFrame(nowNanos);
    }

    @Override
    public boolean hasTokens() {
        return false;
    }

    @Override
    public boolean hasClock() {
        return true;
    }

    @Override
    public void drift(long morePartsPerMillion, long nowNanos) {
        clockNanos += scaled(nowNanos - anchorNanos, speedPpm, MILLION);
        anchorNanos = nowNanos;
        speedPpm += morePartsPerMillion;
        scheduleFrame(nowNanos);
    }

    /** By its own clock, seen through the drift. */
    private void scheduleFrame(long nowNanos) {
        long whole = frame / plan.frames() * plan.spanNanos();
        long due = whole + frame % plan.frames() * plan.spanNanos() / plan.frames();
        long instant = anchorNanos + scaled(due - clockNanos, MILLION, speedPpm);
        scheduleArrival(Math.max(nowNanos, instant));
    }

    /** {@code nanos} × {@code times} ÷ {@code by}, rounded down; exact for equal factors. */
    private static long scaled(long nanos, long times, long by) {
        return nanos / by * times + nanos % by * times / by;
    }
}
