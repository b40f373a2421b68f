/** What a game is at one moment: immutable, a function of its scenario and its events. */
@NullMarked
package io.headroom.game.state;

import org.jspecify.annotations.NullMarked;
