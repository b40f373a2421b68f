/** The content of a game as the rules see it: rounds, tracks, knobs, locks. */
@NullMarked
package io.headroom.game.scenario;

import org.jspecify.annotations.NullMarked;
