@NullMarked
package io.headroom.content.document;

import org.jspecify.annotations.NullMarked;
