/** Who holds how much of what: the memories of devices. Never decides who should. */
@NullMarked
package io.headroom.simulator.resource;

import org.jspecify.annotations.NullMarked;
