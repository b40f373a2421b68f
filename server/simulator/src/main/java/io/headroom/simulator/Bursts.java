package io.headroom.simulator;

import io.headroom.simulator.time.Actor;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.Rank;
import io.headroom.simulator.traffic.ArrivalProcess;

import java.util.ArrayList;
import java.util.List;

/** The bursts that are on; its pending event is the earliest end of one. */
final class Bursts implements Actor {
    /** Bursts that may be on at once; one more is refused and changes nothing. */
    static final int MOST = 64;

    private static final long UNIT_PERMILLE = 1000;
    private static final long MOST_PERMILLE = 1_000_000;

    private final Calendar calendar;
    private final int actor;
    private final List<ArrivalProcess> sources = new ArrayList<>();
    private final List<Active> active = new ArrayList<>();

    private record Active(long factorPermille, long endNanos) {}

    Bursts(Calendar calendar) {
        this.calendar = calendar;
        actor = calendar.register(Rank.INTERVENTION, this);
    }

    void add(List<ArrivalProcess> started) {
        sources.addAll(started);
    }

    void begin(Intervention.Burst burst, long nowNanos) {
        if (active.size() == MOST) {
            throw new IllegalStateException("at most " + MOST + " bursts may be on at once");
        }
        active.add(new Active(burst.factorPermille(), nowNanos + burst.durationNanos()));
        apply(nowNanos);
    }

    @Override
    public void act(long nowNanos) {
        active.removeIf(burst -> burst.endNanos() <= nowNanos);
        apply(nowNanos);
    }

    /** Multiplies what is on, rounding down in order of beginning, and tells the sources. */
    private void apply(long nowNanos) {
        long permille = UNIT_PERMILLE;
        long nextEnd = Calendar.NEVER;
        for (Active burst : active) {
            permille = permille * burst.factorPermille() / UNIT_PERMILLE;
            permille = Math.max(1, Math.min(MOST_PERMILLE, permille));
            nextEnd = Math.min(nextEnd, burst.endNanos());
        }
        calendar.schedule(actor, nextEnd);
        for (ArrivalProcess source : sources) {
            source.intensify(nowNanos, permille);
        }
    }
}
