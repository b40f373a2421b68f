/** Exact counts and integrals, percentiles, and views of them. Feeds nothing back. */
@NullMarked
package io.headroom.simulator.measure;

import org.jspecify.annotations.NullMarked;
