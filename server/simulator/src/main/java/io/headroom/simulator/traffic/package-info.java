/**
 * Who comes when, with what. Never looks at the system that serves the traffic; only closed loops
 * are told when a request has left it.
 */
@NullMarked
package io.headroom.simulator.traffic;

import org.jspecify.annotations.NullMarked;
