/** What people, timers and the engine ask of a game. */
@NullMarked
package io.headroom.game.command;

import org.jspecify.annotations.NullMarked;
