package io.headroom.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;

import io.headroom.node.settings.ClusterSecret;
import io.headroom.node.store.NodeId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetClientOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

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

    /** A task of nobody's search, from one who knows the name. */
    private record Intrusion() implements Callable<Boolean>, Serializable {
        private static final long serialVersionUID = 1L;
        private static final AtomicBoolean DONE = new AtomicBoolean();

        @Override
        public Boolean call() {
            DONE.set(true);
            return true;
        }
    }

    @Test
    void membership_objectThatIsNoRunOfASearch_isNotRead() {
        node();
        HazelcastInstance friend = client(KEYS.clusterName());
        try {
            java.util.concurrent.Future<Boolean> done =
                    friend.getExecutorService(ClusterSettings.SEARCH_EXECUTOR)
                            .submit(new Intrusion());

            assertThat(done)
                    .failsWithin(Duration.ofMinutes(1))
                    .withThrowableOfType(ExecutionException.class)
                    .withMessageContaining("not allowed");
            assertThat(Intrusion.DONE).isFalse();
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

    /** An eavesdropper learns the name and so becomes a member; the bus asks for the secret. */
    @Test
    void bus_ofAMemberWithoutTheSecret_isNotSpokenToAndNotHeard() {
        Cluster first = node();
        List<Object> heard = new CopyOnWriteArrayList<>();
        Vertx spy = memberWithoutTheSecret();
        listen(spy, "secrets", heard);
        listen(first.vertx(), "orders", heard);
        DeliveryOptions patience = new DeliveryOptions().setSendTimeout(CONNECT_MILLIS);

        assertThat(first.membership().present()).hasSize(2);
        assertThatThrownBy(() -> result(first.vertx().eventBus().request("secrets", 1, patience)))
                .hasCauseInstanceOf(ReplyException.class);
        assertThatThrownBy(() -> result(spy.eventBus().request("orders", 1, patience)))
                .hasCauseInstanceOf(ReplyException.class);
        assertThat(heard).isEmpty();
    }

    /** It lets everybody in at its own bus, and believes every other. */
    private Vertx memberWithoutTheSecret() {
        ClusterSettings settings = settings(freePort(), 0);
        EventBusOptions bus =
                BusOptions.of(settings, new ClusterKeys(OTHER))
                        .setClientAuth(ClientAuth.NONE)
                        .setTrustAll(true);
        HazelcastClusterManager membership =
                new HazelcastClusterManager(
                        HazelcastConfiguration.of(settings, KEYS, new NodeId("spy")));
        Vertx vertx =
                result(
                        Vertx.builder()
                                .with(new VertxOptions().setEventBusOptions(bus))
                                .withClusterManager(membership)
                                .buildClustered());
        opened.add(vertx);
        return vertx;
    }

    private static void listen(Vertx vertx, String address, List<Object> heard) {
        result(
                vertx.eventBus()
                        .consumer(
                                address,
                                call -> {
                                    heard.add(call.body());
                                    call.reply("heard");
                                })
                        .completion());
    }

    @Test
    void bus_peerWithoutTheKey_isShutOutAndOneWithItHeard() {
        Cluster first = node();
        List<Object> heard = new CopyOnWriteArrayList<>();
        listen(first.vertx(), "orders", heard);
        Vertx stranger = Vertx.vertx();
        opened.add(stranger);
        NetClientOptions tls =
                new NetClientOptions()
                        .setSsl(true)
                        .setTrustAll(true)
                        .setHostnameVerificationAlgorithm("");

        saysAndIsClosed(stranger, new NetClientOptions(), "in plain text");
        saysAndIsClosed(stranger, tls, "encrypted");
        saysAndIsClosed(
                stranger,
                new NetClientOptions(tls).setKeyCertOptions(identity(OTHER).proof()),
                "with a key of another secret");
        result(
                stranger.createNetClient(
                                new NetClientOptions(tls)
                                        .setKeyCertOptions(identity(SECRET).proof()))
                        .connect(busPort, ClusterSettings.LOOPBACK)
                        .compose(socket -> socket.write(message("with the key"))));

        await().untilAsserted(() -> assertThat(heard).containsExactly("with the key"));
    }

    private static BusIdentity identity(ClusterSecret secret) {
        return BusIdentity.of(new ClusterKeys(secret).busSeed());
    }

    private void saysAndIsClosed(Vertx stranger, NetClientOptions options, String text) {
        result(
                stranger.createNetClient(options)
                        .connect(busPort, ClusterSettings.LOOPBACK)
                        .compose(
                                socket -> {
                                    Future<Void> closed =
                                            Future.future(
                                                    promise ->
                                                            socket.closeHandler(promise::complete));
                                    socket.exceptionHandler(refused -> {});
                                    return socket.write(message(text)).eventually(() -> closed);
                                })
                        // Refused before or after it could write: what counts is who is heard.
                        .otherwiseEmpty());
    }

    /** What the bus sends for {@code send("orders", text)}. */
    private static Buffer message(String text) {
        int unnamedHeaders = Integer.BYTES;
        Buffer message = Buffer.buffer().appendByte((byte) 1).appendByte((byte) 9);
        message.appendByte((byte) 0);
        string(message, "orders");
        string(message, "");
        string(message, "a stranger");
        message.appendInt(unnamedHeaders);
        string(message, text);
        return Buffer.buffer().appendInt(message.length()).appendBuffer(message);
    }

    private static void string(Buffer message, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        message.appendInt(bytes.length).appendBytes(bytes);
    }
}
