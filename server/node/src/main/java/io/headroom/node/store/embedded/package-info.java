/**
 * A real PostgreSQL without an installation: its binaries come out of the jar, its data live in the
 * data folder, with durable settings, a password, and on loopback only.
 *
 * <p>Read {@link io.headroom.node.store.embedded.EmbeddedPostgres} first: who starts, adopts, joins
 * and stops the server. {@code PostgresCluster} runs the programs, {@code Unprivileged} says as
 * whom.
 */
@NullMarked
package io.headroom.node.store.embedded;

import org.jspecify.annotations.NullMarked;
