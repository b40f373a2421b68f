package io.headroom.content.simulation;

import io.headroom.simulator.measure.BatchMeans;
import io.headroom.simulator.measure.Measurement;

import org.jspecify.annotations.Nullable;

/**
 * What one replication came to.
 *
 * @param seed the seed it had
 * @param measured the window after the warm-up, and who arrived in it
 * @param events events simulated, those of the warm-up too
 * @param digest over the exact numbers of {@code measured}
 * @param interrupted whether it was stopped before its end
 * @param reach how far it came
 * @param tokens what language models worked on
 * @param intervals what its confidence intervals are made from
 */
public record RunResult(
        long seed,
        Measurement measured,
        long events,
        String digest,
        boolean interrupted,
        Reach reach,
        Tokens tokens,
        Intervals intervals) {

    /**
     * How far a run came.
     *
     * @param nanos the instant up to which it was simulated
     * @param sent requests that came until then, those of the warm-up too
     * @param asked requests that were to come; null where time alone ends the run
     */
    record Reach(long nanos, long sent, @Nullable Long asked) {
        /** Whether fewer came than were to. */
        boolean isShort() {
            return asked != null && sent < asked;
        }
    }

    /**
     * The series of one run.
     *
     * @param inSystem requests in the system, by spans of equal time
     * @param arrivals arrivals per nanosecond, by spans of equal time
     * @param timeInSystem of each completed request that arrived in the window, in nanoseconds
     * @param waiting of each of these, in nanoseconds
     */
    record Intervals(
            BatchMeans inSystem,
            BatchMeans arrivals,
            BatchMeans timeInSystem,
            BatchMeans waiting) {}
}
