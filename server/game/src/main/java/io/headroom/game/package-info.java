/** Turns (state, command, now) into events or a refusal. */
@NullMarked
package io.headroom.game;

import org.jspecify.annotations.NullMarked;
