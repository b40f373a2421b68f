/** What a game answers to a command. */
@NullMarked
package io.headroom.game.decision;

import org.jspecify.annotations.NullMarked;
