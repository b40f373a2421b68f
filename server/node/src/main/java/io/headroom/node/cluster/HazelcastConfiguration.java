package io.headroom.node.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;

import io.headroom.node.settings.HostAndPort;
import io.headroom.node.store.NodeId;

/**
 * Hazelcast as Headroom uses it, told in code: explicit members over TCP and nothing that calls or
 * listens anywhere else. Only those who know the cluster's name are let in, see {@link ClusterKeys}
 * for what that is worth. The times are such that a hung member stops nobody for longer than some
 * five seconds (with the defaults it would be a minute).
 */
final class HazelcastConfiguration {
    /** The attribute under which a member says which node it is. */
    static final String NODE_ATTRIBUTE = "headroom.node";

    /** Runs that wait at a node; a further one is refused, and the searcher does it itself. */
    private static final int SEARCH_QUEUE = 64;

    private HazelcastConfiguration() {}

    static Config of(ClusterSettings settings, ClusterKeys keys, NodeId node) {
        Config config = new Config();
        config.setClusterName(keys.clusterName());
        config.setInstanceName("headroom-" + node.value());
        config.getMemberAttributeConfig().setAttribute(NODE_ATTRIBUTE, node.value());
        config.getJetConfig().setEnabled(false);
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "slf4j");
        // They would put the cluster's name, which lets people in, before every line.
        config.setProperty("hazelcast.logging.details.enabled", "false");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.heartbeat.interval.seconds", "1");
        config.setProperty("hazelcast.max.no.heartbeat.seconds", "5");
        config.setProperty("hazelcast.operation.call.timeout.millis", "5000");
        config.setProperty("hazelcast.partition.count", "71");
        config.setProperty("hazelcast.merge.first.run.delay.seconds", "5");
        config.setProperty("hazelcast.merge.next.run.delay.seconds", "5");
        // Somebody's search for a front must never take the processors from a live run.
        config.getExecutorConfig(ClusterSettings.SEARCH_EXECUTOR)
                .setPoolSize(Math.max(1, Runtime.getRuntime().availableProcessors() / 2))
                .setQueueCapacity(SEARCH_QUEUE);
        config.getSerializationConfig().setJavaSerializationFilterConfig(readable());
        network(config, settings);
        return config;
    }

    /**
     * What may come as a Java object: a search's run. Hazelcast reads what it is sent before it
     * looks at who sent it.
     */
    private static JavaSerializationFilterConfig readable() {
        JavaSerializationFilterConfig filter = new JavaSerializationFilterConfig();
        filter.getWhitelist().addClasses(ClusterSettings.SEARCH_TASK);
        return filter;
    }

    private static void network(Config config, ClusterSettings settings) {
        // Without these it picks an address to tell the others and listens on all.
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.setProperty("hazelcast.socket.server.bind.any", "false");
        config.setProperty("hazelcast.socket.client.bind.any", "false");
        config.setProperty("hazelcast.local.localAddress", settings.bindHost());
        NetworkConfig network = config.getNetworkConfig();
        network.setPort(settings.bindPort()).setPortAutoIncrement(false);
        network.setPublicAddress(
                new HostAndPort(settings.bindHost(), settings.bindPort()).toString());
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setMembers(settings.members());
    }
}
