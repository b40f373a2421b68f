package io.headroom.node.frontier;

/** One run: a setting of the knobs, and a seed that others may have as well. */
record Run(Point point, long seed) {}
