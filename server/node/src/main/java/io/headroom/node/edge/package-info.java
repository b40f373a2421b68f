/** The screens at one node and their way to the owner of a game. {@code Edge} first. */
@NullMarked
package io.headroom.node.edge;

import org.jspecify.annotations.NullMarked;
