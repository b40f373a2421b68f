@NullMarked
package io.headroom.content.simulation;

import org.jspecify.annotations.NullMarked;
