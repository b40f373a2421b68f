/** What each screen may see. */
@NullMarked
package io.headroom.game.view;

import org.jspecify.annotations.NullMarked;
