/**
 * What travels between a screen and a node: one sealed type for each direction, as JSON text, one
 * message a frame. {@code type} names the message in kebab-case; a command's {@code body} has a
 * {@code kind}.
 */
@NullMarked
package io.headroom.node.protocol;

import org.jspecify.annotations.NullMarked;
