/**
 * Files that people write: YAML with the place of every value, the checks of a schema, and what is
 * said of mistakes. {@link io.headroom.content.document.Located} first.
 */
@NullMarked
package io.headroom.content.document;

import org.jspecify.annotations.NullMarked;
