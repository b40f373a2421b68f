/** What a round's live run leaves to look back on: computed behind it, never an event. */
@NullMarked
package io.headroom.game.debrief;

import org.jspecify.annotations.NullMarked;
