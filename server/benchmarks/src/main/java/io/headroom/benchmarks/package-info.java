/**
 * How fast the simulator is, beside other programs that simulate the same queues: SSJ as its users
 * run it, and a bare loop over a heap of numbers. All of them run in one JMH run, because figures
 * of different runs, let alone different machines, say little.
 *
 * <p>{@code ops/benchmark} builds, runs and prints the table. {@code ./mvnw verify} compiles this
 * and tests that the three programs simulate the same thing; it measures nothing. Nothing here is
 * part of the product.
 */
@NullMarked
package io.headroom.benchmarks;

import org.jspecify.annotations.NullMarked;
