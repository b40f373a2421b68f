/**
 * What makes one node of several: membership, the messages between nodes, the heartbeat. Without
 * members there is no cluster at all and the same bus stays inside the process.
 *
 * <p>Read {@link io.headroom.node.cluster.Cluster} first (how a node starts and stops), then {@link
 * io.headroom.node.cluster.NodeMessage} (what nodes say to each other), then {@link
 * io.headroom.node.cluster.NodeBus} (how it travels).
 */
@NullMarked
package io.headroom.node.cluster;

import org.jspecify.annotations.NullMarked;
