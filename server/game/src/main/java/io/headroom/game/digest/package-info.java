/** The fingerprint of a game that does not depend on who owned it, when or where. */
@NullMarked
package io.headroom.game.digest;

import org.jspecify.annotations.NullMarked;
