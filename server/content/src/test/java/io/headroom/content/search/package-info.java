@NullMarked
package io.headroom.content.search;

import org.jspecify.annotations.NullMarked;
