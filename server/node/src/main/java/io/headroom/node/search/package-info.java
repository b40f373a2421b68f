/** A search whose runs the nodes of a cluster do. */
@NullMarked
package io.headroom.node.search;

import org.jspecify.annotations.NullMarked;
