/** The scored simulation of a round: one system per entrant, advanced in ticks. */
@NullMarked
package io.headroom.game.live;

import org.jspecify.annotations.NullMarked;
