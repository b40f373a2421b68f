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

    /** A factor of one, in thousandths. */
    static final long UNIT_PERMILLE = 1000;

    /** The most that all of a kind come to together. */
    static final long MOST_TIMES = 1000;

    private final Calendar calendar;
    private final int actor;

    /** What a factor of one is. */
    private final long unit;

    private final long least;
    private final Effect effect;
    private final List<Active> active = new ArrayList<>();

    /** Told of every change. */
    interface Effect {
        /** The product of the factors that are on, in thousandths or in what else they are of. */
        void changed(long product, long nowNanos);
    }

    /** From one to its full height in equal steps, or at once if the rise takes no time. */
    private record Active(long full, long unit, long beginNanos, long riseNanos, long endNanos) {
        long height(long nowNanos) {
            return unit + (full - unit) * step(nowNanos) / steps();
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
        this(calendar, UNIT_PERMILLE, leastPermille, effect);
    }

    /** Factors of which {@code unit} is one. */
    Factors(Calendar calendar, long unit, long least, Effect effect) {
        this.calendar = calendar;
        this.unit = unit;
        this.least = least;
        this.effect = effect;
        actor = calendar.register(Rank.INTERVENTION, this);
    }

    /** Refuses one more of a kind when so many are on. */
    static void requireRoom(int on) {
        if (on == MOST) {
            throw new IllegalStateException("at most " + MOST + " of a kind may be on at once");
        }
    }

    void begin(long factor, long riseNanos, long endNanos, long nowNanos) {
        requireRoom(active.size());
        active.add(new Active(factor, unit, nowNanos, riseNanos, endNanos));
        apply(nowNanos);
    }

    @Override
    public void act(long nowNanos) {
        active.removeIf(factor -> factor.endNanos() <= nowNanos);
        apply(nowNanos);
    }

    /** Multiplies what is on, rounding down in order of beginning. */
    private void apply(long nowNanos) {
        long product = unit;
        long next = Calendar.NEVER;
        for (Active factor : active) {
            product = product * factor.height(nowNanos) / unit;
            product = Math.max(least, Math.min(MOST_TIMES * unit, product));
            next = Math.min(next, factor.nextNanos(nowNanos));
        }
        calendar.schedule(actor, next);
        effect.changed(product, nowNanos);
    }
}
