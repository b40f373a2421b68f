/**
 * The content of games: finds missions, checks every file strictly, binds a team's knobs to the
 * system that is simulated, and computes the answers of locks.
 *
 * <p>Start with {@link io.headroom.content.mission.Scenarios}, then {@code MissionReader} for the
 * way through the files, then {@code TrackPlanner} for how a description becomes a simulation.
 */
@NullMarked
package io.headroom.content.mission;

import org.jspecify.annotations.NullMarked;
