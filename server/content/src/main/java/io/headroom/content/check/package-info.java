/** Tells everything that is wrong with content before a class meets it. */
@NullMarked
package io.headroom.content.check;

import org.jspecify.annotations.NullMarked;
