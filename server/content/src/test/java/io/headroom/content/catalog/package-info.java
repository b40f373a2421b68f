@NullMarked
package io.headroom.content.catalog;

import org.jspecify.annotations.NullMarked;
