/** Closed forms of queueing theory. Shares no code with the simulator that it is held against. */
@NullMarked
package io.headroom.simulator.theory;

import org.jspecify.annotations.NullMarked;
