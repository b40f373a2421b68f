package io.headroom.node.cluster;

import io.headroom.node.settings.ClusterSecret;
import io.headroom.node.store.NodeId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;

/**
 * A node's Vert.x and whom it can see through it.
 *
 * @param vertx closed by {@link #close()}
 */
public record Cluster(Vertx vertx, Membership membership) {
    /** A node by itself: no Hazelcast, no port. */
    public static Cluster alone(NodeId self) {
        return new Cluster(Vertx.vertx(), Membership.alone(self));
    }

    /**
     * A node of a cluster.
     *
     * @param secret the same on all nodes; those who have another one are not let in
     * @return fails when a port is taken or the other members refuse
     */
    public static Future<Cluster> start(
            NodeId self, ClusterSettings settings, ClusterSecret secret) {
        ClusterKeys keys = new ClusterKeys(secret);
        HazelcastClusterManager hazelcast =
                new HazelcastClusterManager(HazelcastConfiguration.of(settings, keys, self));
        EventBusOptions bus =
                new EventBusOptions().setHost(settings.bindHost()).setPort(settings.busPort());
        VertxOptions options = new VertxOptions().setEventBusOptions(bus);
        return Vertx.builder()
                .with(options)
                .withClusterManager(hazelcast)
                .buildClustered()
                .map(
                        vertx ->
                                new Cluster(
                                        vertx,
                                        new HazelcastMembership(hazelcast.getHazelcastInstance())));
    }

    /** Leaves the cluster and ends Vert.x. */
    public Future<Void> close() {
        return vertx.close();
    }
}
