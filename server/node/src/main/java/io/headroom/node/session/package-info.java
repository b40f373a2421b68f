/**
 * One game as its owner runs it: one writer, its turns and what follows a commit. {@code
 * GameSession} first. Then {@code Deciding} (a turn before its commit), {@code GameWriter} (a write
 * until its outcome is certain), {@code Saving} (what is said and done while it is not) and {@code
 * Broadcast} (what screens are sent). {@code Doubt} keeps an owner silent that may not be one.
 *
 * <p>Every queue is bounded (promise 6): commands in {@code Inbox}, tasks in {@code Computing}.
 */
@NullMarked
package io.headroom.node.session;

import org.jspecify.annotations.NullMarked;
