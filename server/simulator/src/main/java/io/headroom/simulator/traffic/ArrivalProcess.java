package io.headroom.simulator.traffic;

import io.headroom.simulator.time.Actor;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.Rank;

/** One source of requests: an actor whose pending event is its next arrival. */
public abstract class ArrivalProcess implements Actor {
    /** A factor of one, in thousandths. */
    static final long UNIT_PERMILLE = 1000;

    private final Calendar calendar;
    private final Entrance entrance;
    private final long untilNanos;
    private final int actor;
    private long factorPermille = UNIT_PERMILLE;

    ArrivalProcess(Context context) {
        calendar = context.calendar();
        entrance = context.entrance();
        untilNanos = context.untilNanos();
        actor = calendar.register(Rank.ARRIVAL, this);
    }

    /** What a source needs to know: where to send requests, and before which instant. */
    public record Context(Calendar calendar, Entrance entrance, long untilNanos) {}

    /** From {@code nowNanos} on, the source sends {@code permille} ÷ 1000 times the work. */
    public final void intensify(long nowNanos, long permille) {
        long before = factorPermille;
        factorPermille = permille;
        if (nowNanos < untilNanos) {
            factorChanged(nowNanos, before);
        }
    }

    /** The factor changed from {@code beforePermille}; frame clocks need do nothing. */
    void factorChanged(long nowNanos, long beforePermille) {}

    /** The factor now, in thousandths. */
    final long factorPermille() {
        return factorPermille;
    }

    /** Moves the next arrival to {@code nanos}; nothing arrives at the end of the run or after. */
    final void scheduleArrival(long nanos) {
        calendar.schedule(actor, nanos < untilNanos ? nanos : Calendar.NEVER);
    }

    /** Sends one request. */
    final void send(long nowNanos, int prompt, int output, long workPermille) {
        entrance.arrive(nowNanos, prompt, output, workPermille);
    }
}
