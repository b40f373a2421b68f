/**
 * Games as a node runs them: {@link io.headroom.node.live.GameNode} puts the sessions of the games
 * it owns, the edge where screens are, and the care for ownership together.
 *
 * <p>What is kept here: nothing acknowledged is lost, and a game has one history (promise 1, {@code
 * FencingIT}, {@code DatabaseOutageIT}, {@code TwoNodesIT}, {@code OwnershipAuditIT}); a game that
 * was taken over has the digest and the scores of its replay (promise 2); a phone may come back
 * anywhere (promise 5).
 */
@NullMarked
package io.headroom.node.live;

import org.jspecify.annotations.NullMarked;
