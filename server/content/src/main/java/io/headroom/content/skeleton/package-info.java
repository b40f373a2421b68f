/** What an author of a mission begins with. */
@NullMarked
package io.headroom.content.skeleton;

import org.jspecify.annotations.NullMarked;
