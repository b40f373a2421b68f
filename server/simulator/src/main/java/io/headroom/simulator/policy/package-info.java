/** Decisions as pure functions over what a real system could see; never the hidden truth. */
@NullMarked
package io.headroom.simulator.policy;

import org.jspecify.annotations.NullMarked;
