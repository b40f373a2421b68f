/** What happened in a game: the entries of its log. */
@NullMarked
package io.headroom.game.event;

import org.jspecify.annotations.NullMarked;
