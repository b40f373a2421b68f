@NullMarked
package io.headroom.node.catalog;

import org.jspecify.annotations.NullMarked;
