/**
 * What a node asks of games and gets from them, wherever in the cluster they are: {@link
 * io.headroom.node.games.Games}. Whoever is outside knows no more than this.
 */
@NullMarked
package io.headroom.node.games;

import org.jspecify.annotations.NullMarked;
