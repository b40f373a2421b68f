/**
 * One simulation on its own: reads a file into a plan, runs it, and tells what came out.
 *
 * <p>Start with {@link io.headroom.content.simulation.Experiment}, what a file says; then {@code
 * ExperimentFile} for how it is read, {@code Replication} for how it is run, and {@code Report} for
 * what is told.
 */
@NullMarked
package io.headroom.content.simulation;

import org.jspecify.annotations.NullMarked;
