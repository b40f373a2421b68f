/** What people, timers and the game's loop ask of a game. */
@NullMarked
package io.headroom.game.command;

import org.jspecify.annotations.NullMarked;
