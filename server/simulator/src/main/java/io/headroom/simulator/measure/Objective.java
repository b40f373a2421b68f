package io.headroom.simulator.measure;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;

/**
 * What makes a request good: completed, on time, and of sufficient quality.
 *
 * @param unitName what cost is counted by: "conversation", "frame", "second of audio"
 * @param deadline which instant of a request must meet the deadline
 * @param deadlineNanos latest time after arrival, inclusive
 * @param quality quality of what the configuration delivers
 * @param qualityFloor least quality that counts as good
 * @param requestWeight what one request carries, say the microseconds of audio of a chunk
 * @param weightPerUnit how much of that makes one unit, say 1,000,000 for a second of audio, so
 *     that the cost of a unit is comparable whatever a request carries
 */
public record Objective(
        String unitName,
        Deadline deadline,
        long deadlineNanos,
        double quality,
        double qualityFloor,
        long requestWeight,
        long weightPerUnit) {

    /** The instant of a request that the deadline is about. */
    public enum Deadline {
        /** The first token, or the whole answer where there are no tokens. */
        FIRST_RESPONSE,
        /** The end of the whole answer. */
        COMPLETION
    }

    /** Refuses numbers outside their limits. */
    public Objective {
        named("unitName", unitName);
        within("deadlineNanos", deadlineNanos, 0, Limits.DURATION_NANOS);
        within("quality", quality, 0, 1);
        within("qualityFloor", qualityFloor, 0, 1);
        within("requestWeight", requestWeight, 1, Limits.SECOND_NANOS);
        within("weightPerUnit", weightPerUnit, 1, Limits.SECOND_NANOS);
    }

    /** An objective whose unit is the request and whose quality never fails. */
    public Objective(String unitName, Deadline deadline, long deadlineNanos) {
        this(unitName, deadline, deadlineNanos, 1, 0, 1, 1);
    }

    /** Whether a completed request is good; a request that ends exactly at the deadline is. */
    public boolean isGood(long firstResponseNanos, long completionNanos) {
        long decisive = deadline == Deadline.FIRST_RESPONSE ? firstResponseNanos : completionNanos;
        return decisive <= deadlineNanos && quality >= qualityFloor;
    }
}
