package io.headroom.simulator.measure;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;

/**
 * What makes a request good: completed, on time, and of sufficient quality.
 *
 * @param unitName what cost is counted by: "conversation", "frame", "second of audio"
 * @param deadline which instant of a request must meet the deadline; response times and what they
 *     went to are told up to that instant
 * @param deadlineNanos latest time after the instant that {@code since} says, inclusive
 * @param paces further limits, all of which must hold, too
 * @param quality quality of what comes out
 * @param requestWeight what one request carries, say the microseconds of audio of a chunk
 * @param weightPerUnit how much of that makes one unit, say 1,000,000 for a second of audio, so
 *     that the cost of a unit is comparable whatever a request carries
 * @param since from when on limits of time count; measured times are from arrival whatever it is
 * @param mostPreemptions how often it may lose its place in a server; {@link #ANY_NUMBER} for as
 *     often as may be
 */
public record Objective(
        String unitName,
        Deadline deadline,
        long deadlineNanos,
        Paces paces,
        Quality quality,
        long requestWeight,
        long weightPerUnit,
        Since since,
        int mostPreemptions) {
    /** No limit of preemptions. */
    public static final int ANY_NUMBER = Integer.MAX_VALUE;

    /** The instant of a request that the deadline is about. */
    public enum Deadline {
        /** The first token, or the whole answer where there are no tokens. */
        FIRST_RESPONSE,
        /** The end of the whole answer. */
        COMPLETION
    }

    /** From when on the deadline and the limits beside it count. */
    public enum Since {
        /** The request's arrival. */
        ARRIVAL,
        /**
         * The common instant of the frame's set: its number times the period on the clock that the
         * sensors share, which is the first shutter's whatever the stagger, the jitter and however
         * late the frame. A frame that comes before it has so much more time.
         */
        SET
    }

    /**
     * Limits of time beside the deadline, each inclusive.
     *
     * @param firstResponseNanos from where the objective counts to the first response
     * @param perOutputTokenNanos from the first token to the last, for each token after the first,
     *     whatever stage is behind the one that makes them; answers of one token always hold it
     * @param completionNanos from where the objective counts to the end
     */
    public record Paces(long firstResponseNanos, long perOutputTokenNanos, long completionNanos) {
        /** Longer than any time in a system. */
        public static final long ANY = Long.MAX_VALUE;

        /** No limits. */
        public static final Paces FREE = new Paces(ANY, ANY, ANY);

        /** Refuses limits below 0. */
        public Paces {
            within("firstResponseNanos", firstResponseNanos, 0, ANY);
            within("perOutputTokenNanos", perOutputTokenNanos, 0, ANY);
            within("completionNanos", completionNanos, 0, ANY);
        }

        /**
         * Whether a request holds them all.
         *
         * @param firstNanos to its first response
         * @param wholeNanos to its end
         * @param answeringNanos from its first token to its last
         * @param tokens how many were made
         */
        public boolean hold(long firstNanos, long wholeNanos, long answeringNanos, int tokens) {
            return firstNanos <= firstResponseNanos
                    && wholeNanos <= completionNanos
                    && (tokens <= 1 || perToken(answeringNanos, tokens - 1));
        }

        /** nanos ≤ limit × tokens, where the product may be too large to be formed. */
        private boolean perToken(long nanos, long tokens) {
            return (nanos + tokens - 1) / tokens <= perOutputTokenNanos;
        }
    }

    /** Refuses numbers outside their limits. */
    public Objective {
        named("unitName", unitName);
        within("deadlineNanos", deadlineNanos, 0, Limits.DURATION_NANOS);
        within("requestWeight", requestWeight, 1, Limits.SECOND_NANOS);
        within("weightPerUnit", weightPerUnit, 1, Limits.SECOND_NANOS);
        within("mostPreemptions", mostPreemptions, 0L, ANY_NUMBER);
    }

    /** An objective that counts from arrivals and bears any number of preemptions. */
    public Objective(
            String unitName,
            Deadline deadline,
            long deadlineNanos,
            Paces paces,
            Quality quality,
            long requestWeight,
            long weightPerUnit) {
        this(
                unitName,
                deadline,
                deadlineNanos,
                paces,
                quality,
                requestWeight,
                weightPerUnit,
                Since.ARRIVAL,
                ANY_NUMBER);
    }

    /** An objective whose unit is the request and whose quality never fails. */
    public Objective(String unitName, Deadline deadline, long deadlineNanos) {
        this(unitName, deadline, deadlineNanos, Paces.FREE, Quality.FULL, 1, 1);
    }

    /** An objective of another quality. */
    public Objective with(Quality other) {
        return new Objective(
                unitName,
                deadline,
                deadlineNanos,
                paces,
                other,
                requestWeight,
                weightPerUnit,
                since,
                mostPreemptions);
    }
}
