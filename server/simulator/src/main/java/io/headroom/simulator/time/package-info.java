/** The clock: a calendar with one pending event per actor. Knows nothing of what an actor is. */
@NullMarked
package io.headroom.simulator.time;

import org.jspecify.annotations.NullMarked;
