package io.headroom.node.store;

import java.time.Instant;

/**
 * A node that has given a sign of life.
 *
 * @param nodeId its name
 * @param address where other nodes reach it
 * @param startedAt its first heartbeat, by the database's clock
 * @param beatAt its last heartbeat, by the database's clock
 * @param ageMillis of that heartbeat when the row was read, by the same clock
 */
public record NodeRow(
        NodeId nodeId, String address, Instant startedAt, Instant beatAt, long ageMillis) {}
