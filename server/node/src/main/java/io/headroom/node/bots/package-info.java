/**
 * Programs that play: real clients of the public protocol, which know of the server no more than a
 * phone does. They carry demonstrations, tests and measurements.
 *
 * <p>Read {@link io.headroom.node.bots.Play}, which is one whole game, then {@link
 * io.headroom.node.bots.StudentBot} for what one seat does, then {@link
 * io.headroom.node.bots.ScreenClient} for how a client stays connected.
 */
@NullMarked
package io.headroom.node.bots;

import org.jspecify.annotations.NullMarked;
