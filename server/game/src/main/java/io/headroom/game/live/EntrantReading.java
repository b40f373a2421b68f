package io.headroom.game.live;

import org.jspecify.annotations.Nullable;

/**
 * One entrant at a tick.
 *
 * @param entrant index among the run's entrants
 * @param adherence share of the units that ended since the start that were good, 0 to 1
 * @param costPerGood since the start, in the track's cost unit; null while nothing was good
 * @param recentAdherence the same over the recent window; null while nothing ended
 * @param recentP99Millis judged response time over the recent window; null while nothing completed
 * @param inSystem units in the system now
 * @param points what the run so far would score, without the lock
 */
public record EntrantReading(
        int entrant,
        double adherence,
        @Nullable Double costPerGood,
        @Nullable Double recentAdherence,
        @Nullable Double recentP99Millis,
        long inSystem,
        int points) {}
