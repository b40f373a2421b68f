package io.headroom.game.measure;

import org.jspecify.annotations.Nullable;

/**
 * What a what-if showed in both weathers.
 *
 * @param calm with neither burst nor fault; null in the logs of programs that had one weather
 * @param storm in weathers drawn from what the track publishes: what counts
 */
public record Forecast(@Nullable Spreads calm, Spreads storm) {}
