package io.headroom.simulator.stage;

import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.Deadlines;
import io.headroom.simulator.time.Rank;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Takes requests in before they are in an engine's line: parses, tokenizes, hands over. All take
 * the same time, however many are there; the engine works on meanwhile.
 */
final class FrontEnd {
    private static final FrontEnd NONE = new FrontEnd(0, null);

    private final long nanos;
    private final @Nullable Deadlines ends;

    private FrontEnd(long nanos, @Nullable Deadlines ends) {
        this.nanos = nanos;
        this.ends = ends;
    }

    /**
     * One that takes {@code nanos}; without any it is not there. Whoever is through comes into the
     * line as others arrive: after everything else of the instant.
     */
    static FrontEnd of(long nanos, Calendar calendar, Deadlines.Expiry through) {
        return nanos == 0
                ? NONE
                : new FrontEnd(nanos, new Deadlines(calendar, Rank.ARRIVAL, through));
    }

    /** Takes a request in; returns whether that takes time. */
    boolean takes(int request, long nowNanos) {
        if (ends == null) {
            return false;
        }
        ends.add(request, Math.addExact(nowNanos, nanos));
        return true;
    }

    /** A request leaves; returns whether it was here. */
    boolean loses(int request) {
        if (ends == null || !ends.contains(request)) {
            return false;
        }
        ends.remove(request);
        return true;
    }

    boolean holds(int request) {
        return ends != null && ends.contains(request);
    }

    boolean isEmpty() {
        return ends == null || ends.size() == 0;
    }

    /** All who are here, by their rows. */
    List<Integer> all() {
        List<Integer> all = new ArrayList<>();
        for (int place = 0; ends != null && place < ends.size(); place++) {
            all.add(ends.at(place));
        }
        all.sort(Comparator.naturalOrder());
        return all;
    }
}
