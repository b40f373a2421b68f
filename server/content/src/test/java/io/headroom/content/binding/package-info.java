@NullMarked
package io.headroom.content.binding;

import org.jspecify.annotations.NullMarked;
