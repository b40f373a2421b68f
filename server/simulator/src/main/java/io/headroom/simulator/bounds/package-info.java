/** Limits of numbers in plans, and the sentence that names a number outside of them. */
@NullMarked
package io.headroom.simulator.bounds;

import org.jspecify.annotations.NullMarked;
