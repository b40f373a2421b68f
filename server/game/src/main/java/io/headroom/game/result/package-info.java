/** What was measured and what it is worth, as events, states and screens hold it: values. */
@NullMarked
package io.headroom.game.result;

import org.jspecify.annotations.NullMarked;
