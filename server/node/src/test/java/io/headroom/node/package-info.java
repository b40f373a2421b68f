/** What must hold for the sources as a whole. */
@NullMarked
package io.headroom.node;

import org.jspecify.annotations.NullMarked;
