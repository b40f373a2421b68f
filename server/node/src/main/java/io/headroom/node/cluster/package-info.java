/**
 * What makes one node of several: membership, the messages between nodes, the heartbeat and the
 * judgement of who lives. Without members there is no cluster at all and the same bus stays inside
 * the process.
 *
 * <p>Whom it lets in: a node opens two ports, of membership and of the event bus, both at one
 * address, which is loopback unless {@code --cluster-public} is said. Nodes have a secret in common
 * ({@link io.headroom.node.settings.ClusterSecret}). The bus is encrypted and takes only peers who
 * prove it; membership asks for a name derived from it, in clear text, which keeps strangers out
 * but not those who can listen between the nodes ({@link io.headroom.node.cluster.ClusterKeys}).
 *
 * <p>Read {@link io.headroom.node.cluster.Cluster} first (how a node starts and stops), then {@link
 * io.headroom.node.cluster.NodeMessage} (what nodes say to each other), then {@link
 * io.headroom.node.cluster.NodeBus} (how it travels). {@link io.headroom.node.cluster.Liveness}
 * says who is dead.
 */
@NullMarked
package io.headroom.node.cluster;

import org.jspecify.annotations.NullMarked;
