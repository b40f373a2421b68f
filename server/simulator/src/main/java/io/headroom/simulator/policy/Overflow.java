package io.headroom.simulator.policy;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;

/** What a full queue does with one request more. */
public sealed interface Overflow {

    /** The newcomer is told no: it ends as rejected. */
    record Reject() implements Overflow {}

    /** The newcomer is lost silently: it ends as dropped. */
    record DropNewest() implements Overflow {}

    /** The longest waiting request makes room and ends as dropped. */
    record DropOldest() implements Overflow {}

    /**
     * The device crashes: everything it holds and the newcomer end as crashed, and so does whatever
     * comes during the reset.
     *
     * @param resetNanos how long the device is away
     */
    record CrashAndReset(long resetNanos) implements Overflow {
        /** Refuses times outside their limits. */
        public CrashAndReset {
            within("resetNanos", resetNanos, 1, Limits.DURATION_NANOS);
        }
    }
}
