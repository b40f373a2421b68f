package io.headroom.simulator.stage;

import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.Deadlines;
import io.headroom.simulator.time.Rank;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes requests in before they are in an engine's line: parses, tokenizes, hands over. All take
 * the same time, however many are there; the engine works on meanwhile. Who finds as many there as
 * there is room for stands at its door to the end of the instant.
 */
final class FrontEnd {
    private final long nanos;
    private final RequestTable requests;
    private final Behind behind;
    private final @Nullable Deadlines ends;

    /** Null where there may be as many as come. */
    private final @Nullable Room room;

    /** Where those go who were taken in, or lost to the bound. */
    interface Behind {
        /** Whoever is through comes into the line as others arrive. */
        void takenIn(int request, long nowNanos);

        /** Is to leave. */
        void lostTakingIn(int request, long nowNanos, Outcome outcome);
    }

    /** That of an engine; where it takes no time it is not there. */
    FrontEnd(EnginePlan plan, Leaf.Surroundings surroundings, Behind behind) {
        nanos = plan.takingInNanos();
        requests = surroundings.requests();
        this.behind = behind;
        Calendar calendar = surroundings.calendar();
        // After everything else of the instant.
        ends = nanos == 0 ? null : new Deadlines(calendar, Rank.ARRIVAL, this::through);
        room =
                nanos == 0 || plan.intake().isWide()
                        ? null
                        : new Room(
                                plan.intake(),
                                calendar,
                                requests,
                                surroundings.priorities(),
                                new Door());
    }

    /** Takes a request in; returns whether that takes time. */
    boolean takes(int request, long nowNanos) {
        if (ends == null) {
            return false;
        }
        if (room == null || room.enter(request, nowNanos)) {
            begin(ends, request, nowNanos);
        }
        return true;
    }

    private void begin(Deadlines taking, int request, long nowNanos) {
        taking.add(request, Math.addExact(nowNanos, nanos));
    }

    private void through(int request, long nowNanos) {
        if (room != null) {
            room.leave(request, nowNanos);
        }
        behind.takenIn(request, nowNanos);
    }

    /** At the end of the instant whoever stands there is in, or one is lost. */
    private final class Door implements Room.Door {
        @Override
        public void admit(int request, long nowNanos) {
            if (ends != null) {
                begin(ends, request, nowNanos);
            }
        }

        @Override
        public void lose(int request, long nowNanos, Outcome outcome) {
            behind.lostTakingIn(request, nowNanos, outcome);
        }
    }

    /** A request leaves; returns whether it was here. */
    boolean loses(int request, long nowNanos) {
        if (ends == null || !holds(request)) {
            return false;
        }
        ends.remove(request);
        if (room != null) {
            room.leave(request, nowNanos);
        }
        return true;
    }

    boolean holds(int request) {
        return (ends != null && ends.contains(request))
                || (room != null && room.isOutside(request));
    }

    boolean isEmpty() {
        return ends == null || (ends.size() == 0 && (room == null || room.outside() == 0));
    }

    /** All who are here, in the order in which they came. */
    List<Integer> all() {
        List<Integer> all = new ArrayList<>();
        for (int place = 0; ends != null && place < ends.size(); place++) {
            insert(all, ends.at(place));
        }
        for (int place = 0; room != null && place < room.outside(); place++) {
            insert(all, room.outsideAt(place));
        }
        return all;
    }

    private void insert(List<Integer> all, int request) {
        int before = all.size();
        while (before > 0 && cameBefore(request, all.get(before - 1))) {
            before--;
        }
        all.add(before, request);
    }

    private boolean cameBefore(int request, int other) {
        long apart = requests.enteredNanos(request) - requests.enteredNanos(other);
        return apart < 0 || (apart == 0 && requests.ordinal(request) < requests.ordinal(other));
    }
}
