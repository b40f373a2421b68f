package io.headroom.simulator.traffic;

import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;

/** Frames of a rational clock. */
final class FrameArrivals extends ArrivalProcess {
    private static final long MOST_ITEMS = 1_000_000;

    private final TrafficPlan.FrameClock plan;
    private final Streams.Stream words;
    private long frame;

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
        send(nowNanos, 1, 1, items * factorPermille(), 0);
        frame++;
        long whole = frame / plan.frames() * plan.spanNanos();
        scheduleArrival(whole + frame % plan.frames() * plan.spanNanos() / plan.frames());
    }
}
