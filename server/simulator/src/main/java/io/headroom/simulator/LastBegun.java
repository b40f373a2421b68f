package io.headroom.simulator;

import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.EventHandler;
import io.headroom.simulator.time.Rank;

import java.util.ArrayList;
import java.util.List;

/**
 * Values that hold for a while in the place of another; of those that are on the one that began
 * last counts. The pending event is the earliest end of one.
 */
final class LastBegun implements EventHandler {
    /** None is on. */
    static final long NONE = -1;

    private final Calendar calendar;
    private final int actor;
    private final Factors.Effect effect;
    private final List<Standing> standing = new ArrayList<>();

    private record Standing(long value, long endNanos) {}

    /** None is on; {@code effect} is told of the value that counts, or of {@link #NONE}. */
    LastBegun(Calendar calendar, Factors.Effect effect) {
        this.calendar = calendar;
        this.effect = effect;
        actor = calendar.register(Rank.INTERVENTION, this);
    }

    void begin(long value, long endNanos, long nowNanos) {
        Factors.requireRoom(standing.size());
        standing.add(new Standing(value, endNanos));
        apply(nowNanos);
    }

    @Override
    public void act(long nowNanos) {
        standing.removeIf(each -> each.endNanos() <= nowNanos);
        apply(nowNanos);
    }

    private void apply(long nowNanos) {
        long next = Calendar.NEVER;
        for (Standing each : standing) {
            next = Math.min(next, each.endNanos());
        }
        calendar.schedule(actor, next);
        int last = standing.size() - 1;
        effect.changed(last < 0 ? NONE : standing.get(last).value(), nowNanos);
    }
}
