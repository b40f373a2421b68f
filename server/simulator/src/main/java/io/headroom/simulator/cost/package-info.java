/** How long work takes and what it costs: the only place with physics. */
@NullMarked
package io.headroom.simulator.cost;

import org.jspecify.annotations.NullMarked;
