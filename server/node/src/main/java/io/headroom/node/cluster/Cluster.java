package io.headroom.node.cluster;

import io.headroom.node.settings.ClusterSecret;
import io.headroom.node.store.NodeId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.spi.cluster.NodeInfo;
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
        EventBusOptions bus = BusOptions.of(settings, keys);
        VertxOptions options = new VertxOptions().setEventBusOptions(bus);
        return Vertx.builder()
                .with(options)
                .withClusterManager(hazelcast)
                .buildClustered()
                .compose(vertx -> knock(vertx, bus, hazelcast.getNodeInfo()))
                .map(
                        vertx ->
                                new Cluster(
                                        vertx,
                                        new HazelcastMembership(hazelcast.getHazelcastInstance())));
    }

    /**
     * Meets another node for the first time, as which the node itself serves: in a cold Java under
     * load that takes some seconds, which must not fall into a game.
     */
    private static Future<Vertx> knock(Vertx vertx, EventBusOptions bus, NodeInfo self) {
        NetClientOptions options =
                new NetClientOptions(bus.toJson()).setHostnameVerificationAlgorithm("");
        NetClient client = vertx.createNetClient(options);
        return client.connect(self.port(), self.host())
                .eventually(client::close)
                .map(vertx)
                .recover(
                        shutOut -> vertx.close().transform(closed -> Future.failedFuture(shutOut)));
    }

    /** Leaves the cluster and ends Vert.x. */
    public Future<Void> close() {
        return vertx.close();
    }
}
