package io.headroom.simulator.policy;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;

/**
 * How many requests a stage holds at once in which nobody waits for a server: a delay, or a fork or
 * client whose attempts are under way.
 *
 * @param most requests that may be in it; who leaves at an instant makes room in it
 * @param overflow what becomes of one more; the oldest is the one that is in it for longest
 */
public record RoomPlan(int most, Overflow overflow) {
    /** Room for as many as there may ever be in a queue. */
    public static final RoomPlan WIDE = new RoomPlan(Limits.QUEUE, new Overflow.Reject());

    /** Refuses numbers outside their limits, and overflows that would reset it. */
    public RoomPlan {
        within("most", most, 1, Limits.QUEUE);
        if (overflow.resetNanos() > 0) {
            throw new IllegalArgumentException(
                    "one request more crashes nothing here: its overflow must lose a request");
        }
    }

    /** Whether it is for as many as there may be at all, and so no bound that anybody has set. */
    public boolean isWide() {
        return most == Limits.QUEUE;
    }
}
