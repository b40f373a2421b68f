/** Playing a game again from its log and comparing every bit. */
@NullMarked
package io.headroom.game.replay;

import org.jspecify.annotations.NullMarked;
