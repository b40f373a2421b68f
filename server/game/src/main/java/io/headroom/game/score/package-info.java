/** How a live run becomes points. */
@NullMarked
package io.headroom.game.score;

import org.jspecify.annotations.NullMarked;
