package io.headroom.simulator.stage;

import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.time.Deadlines;
import io.headroom.simulator.time.Rank;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes requests in before they are in an engine's line: parses, tokenizes, hands over. All take
 * the same time, however many are there; the engine works on meanwhile.
 */
final class FrontEnd {
    private final long nanos;
    private final RequestTable requests;
    private final @Nullable Deadlines ends;

    /**
     * One that takes {@code nanos}; without any it is not there. Whoever is through comes into the
     * line as others arrive: after everything else of the instant.
     */
    FrontEnd(long nanos, Leaf.Surroundings surroundings, Deadlines.Expiry through) {
        this.nanos = nanos;
        requests = surroundings.requests();
        ends = nanos == 0 ? null : new Deadlines(surroundings.calendar(), Rank.ARRIVAL, through);
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

    /** All who are here, in the order in which they came. */
    List<Integer> all() {
        List<Integer> all = new ArrayList<>();
        for (int place = 0; ends != null && place < ends.size(); place++) {
            int request = ends.at(place);
            int before = all.size();
            while (before > 0 && cameBefore(request, all.get(before - 1))) {
                before--;
            }
            all.add(before, request);
        }
        return all;
    }

    private boolean cameBefore(int request, int other) {
        long apart = requests.enteredNanos(request) - requests.enteredNanos(other);
        return apart < 0 || (apart == 0 && requests.ordinal(request) < requests.ordinal(other));
    }
}
