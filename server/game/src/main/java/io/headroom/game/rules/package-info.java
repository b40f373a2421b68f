/** What each family of commands leads to. */
@NullMarked
package io.headroom.game.rules;

import org.jspecify.annotations.NullMarked;
