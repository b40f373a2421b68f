/**
 * Games as a node runs them: one writer for each game, wherever in the cluster it is. Screens reach
 * a game through {@link io.headroom.node.live.Games} and do not notice where it lives.
 *
 * <p>Read {@code GameSession} first: the loop of one game, its turns and what follows a commit.
 * Then {@code Deciding} (a turn before its commit), {@code GameWriter} (a write until its outcome
 * is certain), {@code Saving} (what is said and done while it is not) and {@code Broadcast} (what
 * screens are sent). {@code Edge} is the other end: the screens at one node. {@code Caretaker}
 * claims games whose owner is dead, {@code Doubt} keeps an owner silent that may not be one, {@code
 * GameOpening} creates and restores games, and {@link io.headroom.node.live.GameNode} puts all of
 * it together.
 *
 * <p>What is kept here: nothing acknowledged is lost, and a game has one history (promise 1, {@code
 * FencingIT}, {@code DatabaseOutageIT}, {@code TwoNodesIT}, {@code OwnershipAuditIT}); a game that
 * was taken over has the digest and the scores of its replay (promise 2); a phone may come back
 * anywhere (promise 5); every queue is bounded (promise 6: commands in {@code Inbox}, tasks in
 * {@code Computing}).
 */
@NullMarked
package io.headroom.node.live;

import org.jspecify.annotations.NullMarked;
