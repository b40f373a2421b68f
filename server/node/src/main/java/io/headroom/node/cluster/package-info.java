/**
 * What makes one node of several: membership, the messages between nodes, the heartbeat and the
 * judgement of who lives. Without members there is no cluster at all and the same bus stays inside
 * the process.
 *
 * <p>Read {@link io.headroom.node.cluster.Cluster} first (how a node starts and stops), then {@link
 * io.headroom.node.cluster.NodeMessage} (what nodes say to each other), then {@link
 * io.headroom.node.cluster.NodeBus} (how it travels). {@link io.headroom.node.cluster.Liveness}
 * says who is dead.
 */
@NullMarked
package io.headroom.node.cluster;

import org.jspecify.annotations.NullMarked;
