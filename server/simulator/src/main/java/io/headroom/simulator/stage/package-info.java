/** Stations: a queue, a batcher and servers. Orders the work, never computes its duration. */
@NullMarked
package io.headroom.simulator.stage;

import org.jspecify.annotations.NullMarked;
