package io.headroom.content.simulation;

import io.headroom.simulator.measure.BatchMeans;
import io.headroom.simulator.measure.Measurement;

/**
 * What one replication came to.
 *
 * @param seed the seed it had
 * @param measured what was measured after the warm-up
 * @param events events simulated, those of the warm-up too
 * @param digest over the exact numbers of {@code measured}
 * @param interrupted whether it was stopped before its end
 * @param tokens what language models worked on
 * @param intervals what its confidence intervals are made from
 */
public record RunResult(
        long seed,
        Measurement measured,
        long events,
        String digest,
        boolean interrupted,
        Tokens tokens,
        Intervals intervals) {

    /**
     * The series of one run.
     *
     * @param inSystem requests in the system, by spans of equal time
     * @param arrivals arrivals per nanosecond, by spans of equal time
     * @param timeInSystem of each completed request, in nanoseconds
     * @param waiting of each completed request, in nanoseconds
     */
    record Intervals(
            BatchMeans inSystem,
            BatchMeans arrivals,
            BatchMeans timeInSystem,
            BatchMeans waiting) {}
}
