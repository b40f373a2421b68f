/** Who comes when, with what. Never looks at the system that serves the traffic. */
@NullMarked
package io.headroom.simulator.traffic;

import org.jspecify.annotations.NullMarked;
