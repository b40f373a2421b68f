package io.headroom.game.live;

import org.jspecify.annotations.Nullable;

/**
 * The instruments of one system over the recent window; null where nothing completed in it. Times
 * are simulated milliseconds.
 *
 * @param arrivalsPerSecond λ, in simulated seconds
 * @param inSystem L, the mean number in system
 * @param timeInSystemMillis W, the mean time in system of the completed
 * @param p50Millis median judged response time
 * @param p99Millis 99th percentile of the judged response time
 * @param utilization busy ÷ provisioned server time, 0 to 1
 * @param meanBatch units per batch
 * @param formingMillis mean time a unit waited for company
 * @param queueMillis mean time a unit waited for a server after that
 * @param serviceMillis mean time a unit was served
 */
public record SystemReading(
        double arrivalsPerSecond,
        double inSystem,
        @Nullable Double timeInSystemMillis,
        @Nullable Double p50Millis,
        @Nullable Double p99Millis,
        double utilization,
        @Nullable Double meanBatch,
        @Nullable Double formingMillis,
        @Nullable Double queueMillis,
        @Nullable Double serviceMillis) {}
