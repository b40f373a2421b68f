@NullMarked
package io.headroom.node.frontier;

import org.jspecify.annotations.NullMarked;
