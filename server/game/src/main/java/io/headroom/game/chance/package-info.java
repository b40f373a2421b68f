/** Everything random in a game, as a function of its seed. */
@NullMarked
package io.headroom.game.chance;

import org.jspecify.annotations.NullMarked;
