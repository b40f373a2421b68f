/** Tests of {@link io.headroom.node.cluster}: real sockets, and strangers at them. */
@NullMarked
package io.headroom.node.cluster;

import org.jspecify.annotations.NullMarked;
