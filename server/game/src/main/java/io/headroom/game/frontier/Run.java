package io.headroom.game.frontier;

/** One run: a setting of the knobs, and a seed that others may have as well. */
public record Run(Point point, long seed) {}
