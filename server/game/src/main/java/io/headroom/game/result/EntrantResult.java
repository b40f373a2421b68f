package io.headroom.game.result;

import io.headroom.game.MayBeInfinite;

/**
 * What an entrant's system did over the whole live run.
 *
 * @param offered units offered, among them the rejected, dropped and crashed ones
 * @param good units completed, on time and of sufficient quality
 * @param adherence good ÷ offered, 0 to 1
 * @param costPerGood in the track-round's cost unit; infinite when nothing was good
 * @param p50Nanos median of the judged response time over completed units
 * @param p99Nanos 99th percentile of the judged response time over completed units
 * @param utilization busy ÷ provisioned server time, 0 to 1
 * @param meanBatch units per batch
 * @param formingNanos mean time a unit waited for its batch to fill or its window to close
 * @param queueNanos mean time a unit waited for a server after that
 * @param serviceNanos mean time a unit was served
 */
public record EntrantResult(
        Entrant entrant,
        long offered,
        long completed,
        long good,
        double adherence,
        @MayBeInfinite double costPerGood,
        long p50Nanos,
        long p99Nanos,
        double utilization,
        double meanBatch,
        long formingNanos,
        long queueNanos,
        long serviceNanos) {}
