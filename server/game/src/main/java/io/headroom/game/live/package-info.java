/** The scored simulation of a round, advanced in ticks, and the practice runs before it. */
@NullMarked
package io.headroom.game.live;

import org.jspecify.annotations.NullMarked;
