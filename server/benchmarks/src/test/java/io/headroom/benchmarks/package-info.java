/** That the programs simulate the same thing. */
@NullMarked
package io.headroom.benchmarks;

import org.jspecify.annotations.NullMarked;
