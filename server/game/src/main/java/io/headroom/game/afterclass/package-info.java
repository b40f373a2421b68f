/**
 * Practice when the class is over: a round that was played, tried again. Pure functions of the
 * finished game; nothing here is an event, and nothing changes the game's record.
 */
@NullMarked
package io.headroom.game.afterclass;

import org.jspecify.annotations.NullMarked;
