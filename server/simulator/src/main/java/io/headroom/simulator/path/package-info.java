/** The order of work: how requests go from leaf to leaf, are split, joined, balanced, retried. */
@NullMarked
package io.headroom.simulator.path;

import org.jspecify.annotations.NullMarked;
