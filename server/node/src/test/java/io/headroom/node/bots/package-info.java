/** The judgement of the bots; their play is tested on the packed program. */
@NullMarked
package io.headroom.node.bots;

import org.jspecify.annotations.NullMarked;
