/** Closed forms of queueing theory. Shares no code with the engine that it is held against. */
@NullMarked
package io.headroom.simulator.theory;

import org.jspecify.annotations.NullMarked;
