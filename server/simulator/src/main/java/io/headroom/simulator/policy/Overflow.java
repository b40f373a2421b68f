package io.headroom.simulator.policy;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.request.Outcome;

/** What a full queue does with one request more. */
public sealed interface Overflow {

    /** How those end that the overflow costs. */
    Outcome outcome();

    /** Whether the longest waiting request makes room for the newcomer. */
    default boolean losesOldest() {
        return false;
    }

    /** How long the station is away afterwards, having lost all it held; 0 if it stays. */
    default long resetNanos() {
        return 0;
    }

    /** The newcomer is told no: it ends as rejected. */
    record Reject() implements Overflow {
        @Override
        public Outcome outcome() {
            return Outcome.REJECTED;
        }
    }

    /** The newcomer is lost silently: it ends as dropped. */
    record DropNewest() implements Overflow {
        @Override
        public Outcome outcome() {
            return Outcome.DROPPED;
        }
    }

    /** The longest waiting request makes room and ends as dropped. */
    record DropOldest() implements Overflow {
        @Override
        public Outcome outcome() {
            return Outcome.DROPPED;
        }

        @Override
        public boolean losesOldest() {
            return true;
        }
    }

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

        @Override
        public Outcome outcome() {
            return Outcome.CRASHED;
        }
    }
}
