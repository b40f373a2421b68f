@NullMarked
package io.headroom.node.simulation;

import org.jspecify.annotations.NullMarked;
