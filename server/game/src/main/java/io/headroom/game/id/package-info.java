/** The identities of a game: types, so that a seat is never taken for a team. */
@NullMarked
package io.headroom.game.id;

import org.jspecify.annotations.NullMarked;
