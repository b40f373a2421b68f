/**
 * Games as a node runs them: one writer for each game, wherever in the cluster it is. Screens reach
 * a game through {@link io.headroom.node.live.Games} and do not notice where it lives.
 */
@NullMarked
package io.headroom.node.live;

import org.jspecify.annotations.NullMarked;
