package io.headroom.simulator.traffic;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.chance.Words;

/** Frames of one of several sensors that share a clock. */
final class SensorArrivals extends ArrivalProcess {
    private final TrafficPlan.PhaseLocked plan;
    private final Streams.Stream jitterWords;
    private final Streams.Stream tailWords;
    private final int sensor;
    private final long shiftNanos;
    private long frame;

    /** What makes every frame late, if anything does. */
    private int troubles;

    SensorArrivals(
            TrafficPlan.PhaseLocked plan,
            int sensor,
            Streams streams,
            Context context,
            Allowance allowance) {
        super(context, allowance);
        this.plan = plan;
        this.sensor = sensor;
        long entity = (long) context.flow() * Limits.SOURCES + sensor;
        jitterWords = streams.of(Purpose.JITTER, entity);
        tailWords = streams.of(Purpose.JITTER_TAIL, entity);
        shiftNanos = sensor * plan.staggerNanos();
        scheduleArrival(frameNanos(0));
    }

    @Override
    public void act(long nowNanos) {
        send(nowNanos, 1, 1, factorPermille(), sensor);
        frame++;
        scheduleArrival(frameNanos(nowNanos));
    }

    @Override
    public boolean hasFrames() {
        return true;
    }

    @Override
    public void delayFrames(int more) {
        troubles += more;
    }

    /** When the frame comes, but not before {@code earliestNanos}: frames do not overtake. */
    private long frameNanos(long earliestNanos) {
        double delay = plan.jitterNanos().sample(jitterWords.word(frame));
        long tailWord = tailWords.word(frame);
        if (troubles > 0 || Words.unit(tailWord) < plan.tailProbability()) {
            delay += plan.tailNanos().sample(Words.next(tailWord));
        }
        long ideal = Math.addExact(frame * plan.periodNanos(), shiftNanos);
        return Math.max(earliestNanos, ideal + Rounded.signedNanos(delay));
    }
}
