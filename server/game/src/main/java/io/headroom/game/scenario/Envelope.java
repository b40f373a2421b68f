package io.headroom.game.scenario;

import org.jspecify.annotations.Nullable;

/**
 * What a track publishes of its weather: the limits within which every scored run draws.
 *
 * @param strengthPercent of the greatest burst: 150 is half as much again
 * @param burstLasts the most that bursts last together, as a share of the run
 * @param fault what breaks; null where nothing does
 */
public record Envelope(int strengthPercent, double burstLasts, @Nullable Fault fault) {}
