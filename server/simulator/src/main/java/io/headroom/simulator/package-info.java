/** Turns (deployment, traffic, seed) into measurements. */
@NullMarked
package io.headroom.simulator;

import org.jspecify.annotations.NullMarked;
