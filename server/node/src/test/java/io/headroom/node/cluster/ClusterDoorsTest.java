package io.headroom.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;

import io.headroom.node.settings.ClusterSecret;
import io.headroom.node.store.NodeId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Who gets in at the ports that a node opens for the others, and who does not. */
class ClusterDoorsTest {
    private static final ClusterSecret SECRET = new ClusterSecret("the-secret-of-these-nodes");
    private static final ClusterSecret OTHER = new ClusterSecret("a-secret-of-somebody-else");
    private static final ClusterKeys KEYS = new ClusterKeys(SECRET);
    private static final int CONNECT_MILLIS = 2_000;

    private final int membershipPort = freePort();
    private final int busPort = freePort();
    private final List<Vertx> opened = new ArrayList<>();

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    private static <T> T result(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private ClusterSettings settings(int port, int bus) {
        return new ClusterSettings(
                List.of("127.0.0.1:" + membershipPort), ClusterSettings.LOOPBACK, port, bus);
    }

    private Cluster node() {
        return opened(
                result(
                        Cluster.start(
                                new NodeId("first"), settings(membershipPort, busPort), SECRET)));
    }

    private Cluster second(ClusterSecret secret) {
        return opened(result(Cluster.start(new NodeId("second"), settings(freePort(), 0), secret)));
    }

    private Cluster opened(Cluster cluster) {
        opened.add(cluster.vertx());
        return cluster;
    }

    @AfterEach
    void close() {
        opened.reversed().forEach(vertx -> result(vertx.close()));
    }

    @Test
    void ports_ofANode_areOpenAtItsAddressAndAtNoOther() throws IOException {
        node();
        for (int port : List.of(membershipPort, busPort)) {
            assertThat(accepts(InetAddress.getLoopbackAddress(), port)).isTrue();
            for (InetAddress other : otherAddresses()) {
                assertThat(accepts(other, port)).as("%s port %d", other, port).isFalse();
            }
        }
    }

    private static List<InetAddress> otherAddresses() throws IOException {
        List<InetAddress> others = new ArrayList<>();
        NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.getHostAddress().equals(ClusterSettings.LOOPBACK))
                .forEach(others::add);
        // Where a machine has this one, it is one more that a listener on all would answer at.
        others.add(InetAddress.getByName("127.0.0.2"));
        return others;
    }

    private static boolean accepts(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "headroom"})
    void membership_clientWithoutTheSecret_isNotLetIn(String name) {
        node();

        assertThatThrownBy(() -> client(name)).isInstanceOf(IllegalStateException.class);

        HazelcastInstance friend = client(KEYS.clusterName());
        try {
            assertThat(friend.getCluster().getMembers()).hasSize(1);
        } finally {
            friend.shutdown();
        }
    }

    private HazelcastInstance client(String clusterName) {
        ClientConfig config = new ClientConfig();
        config.setClusterName(clusterName);
        config.getNetworkConfig().addAddress("127.0.0.1:" + membershipPort);
        config.getConnectionStrategyConfig()
                .getConnectionRetryConfig()
                .setClusterConnectTimeoutMillis(CONNECT_MILLIS);
        return HazelcastClient.newHazelcastClient(config);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "headroom"})
    void membership_memberWithoutTheSecret_staysAlone(String name) {
        Cluster node = node();
        Config config = new Config().setClusterName(name);
        config.getNetworkConfig().setPort(freePort()).setPortAutoIncrement(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig()
                .getJoin()
                .getTcpIpConfig()
                .setEnabled(true)
                .addMember("127.0.0.1:" + membershipPort);
        HazelcastInstance stranger = Hazelcast.newHazelcastInstance(config);
        try {
            assertThat(stranger.getCluster().getMembers()).hasSize(1);
            assertThat(node.membership().present()).containsExactly(new NodeId("first"));
        } finally {
            stranger.shutdown();
        }
    }

    @Test
    void nodes_withTheSameSecret_joinAndHearEachOther() {
        Cluster first = node();
        Cluster second = second(SECRET);
        result(
                second.vertx()
                        .eventBus()
                        .consumer("hall", call -> call.reply("heard"))
                        .completion());

        assertThat(first.membership().present())
                .containsExactlyInAnyOrder(new NodeId("first"), new NodeId("second"));
        assertThat(result(first.vertx().eventBus().request("hall", "hello")).body())
                .isEqualTo("heard");
    }

    @Test
    void nodes_withDifferentSecrets_stayAlone() {
        Cluster first = node();
        Cluster second = second(OTHER);

        assertThat(second.membership().present()).containsExactly(new NodeId("second"));
        assertThat(first.membership().present()).containsExactly(new NodeId("first"));
    }
}
