package io.headroom.simulator;

import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.EventHandler;
import io.headroom.simulator.time.Rank;

import java.util.ArrayList;
import java.util.List;

/**
 * Factors that are on for a while and multiply; the pending event is the earliest end of one. What
 * the product of those that are on does is for the owner to say.
 */
final class Factors implements EventHandler {
    /** Factors that may be on at once; one more is refused and changes nothing. */
    static final int MOST = 64;

    private static final long UNIT_PERMILLE = 1000;
    private static final long MOST_PERMILLE = 1_000_000;

    private final Calendar calendar;
    private final int actor;
    private final long leastPermille;
    private final Effect effect;
    private final List<Active> active = new ArrayList<>();

    /** Told of every change. */
    interface Effect {
        /** The product of the factors that are on. */
        void changed(long permille, long nowNanos);
    }

    /** From one to its full height in equal steps, or at once if the rise takes no time. */
    private record Active(long fullPermille, long beginNanos, long riseNanos, long endNanos) {
        long permille(long nowNanos) {
            long rise = fullPermille - UNIT_PERMILLE;
            return UNIT_PERMILLE + rise * step(nowNanos) / steps();
        }

        /** When it changes next. */
        long nextNanos(long nowNanos) {
            long step = step(nowNanos);
            return step == steps() ? endNanos : beginNanos + riseNanos * step / (steps() - 1);
        }

        private long steps() {
            return riseNanos == 0 ? 1 : Intervention.Ramp.STEPS;
        }

        /** Steps taken by then, the first at the beginning, the last at the end of the rise. */
        private long step(long nowNanos) {
            if (riseNanos == 0 || nowNanos - beginNanos >= riseNanos) {
                return steps();
            }
            long step = 1;
            while (beginNanos + riseNanos * step / (steps() - 1) <= nowNanos) {
                step++;
            }
            return step;
        }
    }

    /** Nothing is on; a product below {@code leastPermille} counts as that. */
    Factors(Calendar calendar, long leastPermille, Effect effect) {
        this.calendar = calendar;
        this.leastPermille = leastPermille;
        this.effect = effect;
        actor = calendar.register(Rank.INTERVENTION, this);
    }

    void begin(long permille, long riseNanos, long endNanos, long nowNanos) {
        if (active.size() == MOST) {
            throw new IllegalStateException("at most " + MOST + " of a kind may be on at once");
        }
        active.add(new Active(permille, nowNanos, riseNanos, endNanos));
        apply(nowNanos);
    }

    @Override
    public void act(long nowNanos) {
        active.removeIf(factor -> factor.endNanos() <= nowNanos);
        apply(nowNanos);
    }

    /** Multiplies what is on, rounding down in order of beginning. */
    private void apply(long nowNanos) {
        long permille = UNIT_PERMILLE;
        long next = Calendar.NEVER;
        for (Active factor : active) {
            permille = permille * factor.permille(nowNanos) / UNIT_PERMILLE;
            permille = Math.max(leastPermille, Math.min(MOST_PERMILLE, permille));
            next = Math.min(next, factor.nextNanos(nowNanos));
        }
        calendar.schedule(actor, next);
        effect.changed(permille, nowNanos);
    }
}
