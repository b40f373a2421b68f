package io.headroom.simulator.stage;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.RoomPlan;
import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.InstantEnd;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * Holds a stage without servers to as many requests as may be in it. Who finds room goes on at
 * once. Who finds none stands at the door to the end of the instant, when all who leave at it have
 * made room: then he gets in, or costs one request, as the overflow says.
 */
public final class Room {
    private final RoomPlan plan;
    private final Door door;
    private final InstantEnd look;

    /** Who is in it, by age; null where that decides nothing. */
    private final @Nullable WaitingLine ages;

    /** Who stands at the door, in order of coming. */
    private int[] outside = {};

    private int outsideCount;

    /** Who is in it, and who stands at the door. */
    private int present;

    private int mostPresent;
    private long area;
    private long lostCount;

    /** What stands behind a door. */
    public interface Door {
        /** There is room for a request that stood at the door. */
        void admit(int request, long nowNanos);

        /** A request, at the door or inside, is lost to the bound; it is to leave. */
        void lose(int request, long nowNanos, Outcome outcome);
    }

    /**
     * An empty room.
     *
     * @param priorities number of classes of priority: the oldest of the last is lost first
     */
    public Room(
            RoomPlan plan, Calendar calendar, RequestTable requests, int priorities, Door door) {
        this.plan = plan;
        this.door = door;
        look = new InstantEnd(calendar, this::look);
        QueuePlan all = new QueuePlan(Limits.QUEUE, plan.overflow());
        ages = plan.overflow().losesOldest() ? new WaitingLine(requests, priorities, all) : null;
    }

    /** A request comes; whether it goes on at once. */
    public boolean enter(int request, long nowNanos) {
        change(1, nowNanos);
        if (ages != null) {
            ages.add(request);
        }
        if (present <= plan.most()) {
            mostPresent = Math.max(mostPresent, present);
            return true;
        }
        if (outsideCount == outside.length) {
            outside = Arrays.copyOf(outside, Math.max(4, 2 * outsideCount));
        }
        outside[outsideCount++] = request;
        look.await(nowNanos);
        return false;
    }

    /** A request that came leaves, wherever to. */
    public void leave(int request, long nowNanos) {
        change(-1, nowNanos);
        if (ages != null) {
            ages.remove(request);
        }
        for (int place = outsideCount - 1; place >= 0; place--) {
            if (outside[place] == request) {
                takeFromDoor(place);
                return;
            }
        }
    }

    /** Whether a request stands at the door. */
    boolean isOutside(int request) {
        for (int place = 0; place < outsideCount; place++) {
            if (outside[place] == request) {
                return true;
            }
        }
        return false;
    }

    /** How many stand at the door. */
    int outside() {
        return outsideCount;
    }

    /** Who does, from 0, in order of coming. */
    int outsideAt(int place) {
        return outside[place];
    }

    /** Requests that its bound has cost so far. */
    public long lost() {
        return lostCount;
    }

    /** The most that were in it at once so far. */
    public int mostPresent() {
        return mostPresent;
    }

    /** ∫ requests in it dt from time 0 to {@code nowNanos}, not before the last change. */
    public long presenceNanos(long nowNanos) {
        return area + present * nowNanos;
    }

    private void look(long nowNanos) {
        while (outsideCount > 0) {
            if (present <= plan.most()) {
                mostPresent = Math.max(mostPresent, present);
                int request = outside[0];
                takeFromDoor(0);
                door.admit(request, nowNanos);
            } else {
                lostCount++;
                int last = outside[outsideCount - 1];
                int loser = ages == null ? last : ages.oldestOfLastClass();
                door.lose(loser, nowNanos, plan.overflow().outcome());
            }
        }
    }

    private void takeFromDoor(int place) {
        outsideCount--;
        System.arraycopy(outside, place + 1, outside, place, outsideCount - place);
    }

    private void change(int more, long nowNanos) {
        present += more;
        area -= more * nowNanos;
    }
}
