/** The web side of a node, asked over real sockets. */
@NullMarked
package io.headroom.node.web;

import org.jspecify.annotations.NullMarked;
