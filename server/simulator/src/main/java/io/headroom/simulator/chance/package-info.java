/** Random draws as a function of (seed, purpose, entity, index), and samplers over them. */
@NullMarked
package io.headroom.simulator.chance;

import org.jspecify.annotations.NullMarked;
