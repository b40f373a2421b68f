package io.headroom.simulator;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.traffic.ArrivalProcess;
import io.headroom.simulator.traffic.Burden;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The sources of one flow, with all that is done to them. */
final class AskingFlow {
    private final String name;
    private final int planned;

    /** Those of the plan and behind them, on or off, sensors that were added. */
    private final List<ArrivalProcess> sources;

    private final Burden burden;
    private @Nullable Factors bursts;
    private long ofAllPermille = Factors.UNIT_PERMILLE;
    private long ownPermille = Factors.UNIT_PERMILLE;
    private int added;

    AskingFlow(String name, List<ArrivalProcess> sources, Burden burden) {
        this.name = name;
        this.burden = burden;
        this.sources = new ArrayList<>(sources);
        planned = sources.size();
    }

    String name() {
        return name;
    }

    /** How many sources the plan has. */
    int planned() {
        return planned;
    }

    ArrivalProcess source(int number) {
        return sources.get(number);
    }

    boolean hasTokens() {
        return sources.get(0).hasTokens();
    }

    boolean hasFrames() {
        return sources.get(0).hasFrames();
    }

    /** The bursts of this flow alone. */
    Factors bursts(Calendar calendar) {
        if (bursts == null) {
            bursts =
                    new Factors(
                            calendar,
                            1,
                            (permille, now) -> {
                                ownPermille = permille;
                                intensify(now);
                            });
        }
        return bursts;
    }

    /** All flows send so many thousandths. */
    void intensifyAll(long permille, long nowNanos) {
        ofAllPermille = permille;
        intensify(nowNanos);
    }

    private void intensify(long nowNanos) {
        long permille = permille();
        for (ArrivalProcess source : sources) {
            source.intensify(nowNanos, permille);
        }
    }

    private long permille() {
        long both = ofAllPermille * ownPermille / Factors.UNIT_PERMILLE;
        return Math.max(1, Math.min(Factors.MOST_TIMES * Factors.UNIT_PERMILLE, both));
    }

    /** Refuses one change more than may be on. */
    void requireRoom() {
        Factors.requireRoom(burden.size());
    }

    void begin(Burden.Change change) {
        sources.forEach(source -> source.bear(burden));
        burden.begin(change);
    }

    void end(Burden.Change change) {
        burden.end(change);
    }

    /** So many sensors more, or with a negative number less, are on; the last ones go first. */
    void addSensors(int more, long nowNanos) {
        int wanted = added + more;
        if (planned + wanted > Limits.SOURCES) {
            throw new IllegalStateException(
                    "flow \"" + name + "\" can have " + Limits.SOURCES + " sensors at most");
        }
        while (planned + wanted > sources.size()) {
            ArrivalProcess another = sources.get(0).another(sources.size());
            another.intensify(nowNanos, permille());
            another.bear(burden);
            sources.add(another);
        }
        for (int number = planned + added; number < planned + wanted; number++) {
            sources.get(number).turn(true, nowNanos);
        }
        for (int number = planned + wanted; number < planned + added; number++) {
            sources.get(number).turn(false, nowNanos);
        }
        added = wanted;
    }
}
