package io.headroom.simulator.traffic;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.chance.Words;
import io.headroom.simulator.time.Calendar;

/** Frames of one of several sensors that share a clock. */
final class SensorArrivals extends ArrivalProcess {
    private final TrafficPlan.PhaseLocked plan;
    private final Streams streams;
    private final Context context;
    private final Allowance allowance;
    private final Streams.Stream jitterWords;
    private final Streams.Stream tailWords;
    private final int sensor;
    private final long shiftNanos;
    private long frame;

    /** What makes every frame late, if anything does. */
    private int troubles;

    /** A sensor that sends from its first frame on if it is {@code on}. */
    SensorArrivals(
            TrafficPlan.PhaseLocked plan,
            int sensor,
            Streams streams,
            Context context,
            Allowance allowance,
            boolean on) {
        super(context, allowance);
        this.plan = plan;
        this.streams = streams;
        this.context = context;
        this.allowance = allowance;
        this.sensor = sensor;
        long entity = (long) context.flow() * Limits.SOURCES + sensor;
        jitterWords = streams.of(Purpose.JITTER, entity);
        tailWords = streams.of(Purpose.JITTER_TAIL, entity);
        shiftNanos = sensor * plan.staggerNanos();
        scheduleArrival(on ? frameNanos(0) : Calendar.NEVER);
    }

    @Override
    public void act(long nowNanos) {
        meet(frame * Limits.SOURCES + sensor);
        sendOfSet(nowNanos, setNanos(), workPermille(factorPermille()), sensor);
        frame++;
        scheduleArrival(frameNanos(nowNanos));
    }

    @Override
    public ArrivalProcess another(int number) {
        return new SensorArrivals(plan, number, streams, context, allowance, false);
    }

    @Override
    public void turn(boolean on, long nowNanos) {
        if (!on) {
            scheduleArrival(Calendar.NEVER);
            return;
        }
        long sinceFirst = Math.max(0, nowNanos - shiftNanos);
        // Up to the next whole period; frames that it has sent it does not send again.
        long due = (sinceFirst + plan.periodNanos() - 1) / plan.periodNanos();
        frame = Math.max(frame, due);
        scheduleArrival(frameNanos(nowNanos));
    }

    @Override
    public boolean hasTokens() {
        return false;
    }

    @Override
    public boolean hasFrames() {
        return true;
    }

    @Override
    public void delayFrames(int more) {
        troubles += more;
    }

    /** The instant that all sensors' frames of this number have in common, the first shutter's. */
    private long setNanos() {
        return frame * plan.periodNanos();
    }

    /** When the frame comes, but not before {@code earliestNanos}: frames do not overtake. */
    private long frameNanos(long earliestNanos) {
        double delay = plan.jitterNanos().sample(jitterWords.word(frame));
        long tailWord = tailWords.word(frame);
        if (troubles > 0 || Words.unit(tailWord) < plan.tailProbability()) {
            delay += plan.tailNanos().sample(Words.next(tailWord));
        }
        long ideal = Math.addExact(setNanos(), shiftNanos);
        return Math.max(earliestNanos, ideal + Rounded.signedNanos(delay));
    }
}
