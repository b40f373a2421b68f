/** What stages run on: clocks, heat, batteries, and memory that is given out once. */
@NullMarked
package io.headroom.simulator.device;

import org.jspecify.annotations.NullMarked;
