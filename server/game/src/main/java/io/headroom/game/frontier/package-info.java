/** The search for the best configuration of a track. */
@NullMarked
package io.headroom.game.frontier;

import org.jspecify.annotations.NullMarked;
