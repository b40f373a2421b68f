package io.headroom.simulator.policy;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;

/** When a free server takes how many of the waiting requests; always the oldest first. */
public sealed interface BatchingPlan {

    /** Most requests in a batch. */
    int maxBatch();

    /**
     * How long the oldest waiting request may be kept from a free server for the sake of company,
     * in nanoseconds; zero for policies that start at once.
     */
    long windowNanos();

    /**
     * Whether a free server starts now.
     *
     * @param waiting number of waiting requests, at least 1
     * @param oldestWaitNanos how long the oldest has waited at this station
     */
    default boolean mayStart(int waiting, long oldestWaitNanos) {
        return waiting >= maxBatch() || oldestWaitNanos >= windowNanos();
    }

    /** One request at a time. */
    record Single() implements BatchingPlan {
        @Override
        public int maxBatch() {
            return 1;
        }

        @Override
        public long windowNanos() {
            return 0;
        }
    }

    /**
     * Fires when full or when the window of its first member closes. With no server free then, it
     * waits for one and takes everything that waits by then, up to the maximum.
     */
    record Windowed(int maxBatch, long windowNanos) implements BatchingPlan {
        /** Refuses sizes and windows outside their limits. */
        public Windowed {
            within("maxBatch", maxBatch, 1, Limits.BATCH);
            within("windowNanos", windowNanos, 0, Limits.DURATION_NANOS);
        }
    }

    /**
     * Batches are put together before a server is thought of: one is sealed when it is full or, the
     * flush, when the window of its first member closes; with a window of 0 that is the end of the
     * instant at which it came. A sealed batch waits for a server and grows no more.
     */
    record Static(int maxBatch, long windowNanos) implements BatchingPlan {
        /** Refuses sizes and windows outside their limits. */
        public Static {
            within("maxBatch", maxBatch, 1, Limits.BATCH);
            within("windowNanos", windowNanos, 0, Limits.DURATION_NANOS);
        }
    }

    /**
     * As {@link Windowed}, with a maximum that finds itself: one more after each batch whose oldest
     * member was done within the target, a tenth less after each that was not (additive increase,
     * multiplicative decrease, as in Clipper: Crankshaw et al. 2017).
     *
     * @param maxBatch the maximum never grows beyond this
     * @param windowNanos as in {@link Windowed}
     * @param targetNanos time at the station that the oldest member should not exceed
     */
    record Adaptive(int maxBatch, long windowNanos, long targetNanos) implements BatchingPlan {
        /** Refuses sizes and times outside their limits. */
        public Adaptive {
            within("maxBatch", maxBatch, 1, Limits.BATCH);
            within("windowNanos", windowNanos, 0, Limits.DURATION_NANOS);
            within("targetNanos", targetNanos, 1, Limits.DURATION_NANOS);
        }

        /** The maximum after a batch, given the one before it and the oldest member's time. */
        public int next(int current, long oldestNanos) {
            if (oldestNanos <= targetNanos) {
                return Math.min(maxBatch, current + 1);
            }
            return Math.max(1, current - Math.max(1, current / 10));
        }
    }

    /**
     * A free server starts at the ticks of a clock alone, with what waits, up to the maximum: work
     * of 20 ms on a display clock of 60 gives 30 frames a second so, and 50 if it starts when it
     * can.
     */
    record OnTick(int maxBatch, TickClock clock) implements BatchingPlan {
        /** Refuses sizes outside their limits. */
        public OnTick {
            within("maxBatch", maxBatch, 1, Limits.BATCH);
        }

        @Override
        public long windowNanos() {
            return 0;
        }
    }

    /** Starts whenever a server is free, with what waits, up to the maximum. */
    record Greedy(int maxBatch) implements BatchingPlan {
        /** Refuses sizes outside their limits. */
        public Greedy {
            within("maxBatch", maxBatch, 1, Limits.BATCH);
        }

        @Override
        public long windowNanos() {
            return 0;
        }
    }
}
