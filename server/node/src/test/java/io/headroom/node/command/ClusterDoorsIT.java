package io.headroom.node.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.core.HazelcastInstance;

import io.headroom.node.cluster.ClusterKeys;
import io.headroom.node.settings.ClusterSecret;
import io.headroom.node.settings.DatabaseSettings.External;
import io.headroom.node.store.ClusterSecretTable;
import io.headroom.node.store.TestDatabase;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the packed program opens for other nodes, and for whom. */
final class ClusterDoorsIT {
    private static final int CONNECT_MILLIS = 3_000;

    @AutoClose private final TestDatabase database = TestDatabase.create();

    @TempDir private Path folder = Path.of("");

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private List<String> clusterFlags(String bind, String members, String... more) {
        External settings = database.settings();
        List<String> flags = new ArrayList<>(List.of("--database-url", settings.jdbcUrl()));
        flags.addAll(List.of("--database-user", settings.user().orElseThrow()));
        flags.add("--database-password-file");
        flags.add(settings.passwordFile().orElseThrow().toString());
        flags.addAll(List.of("--cluster-bind", bind, "--members", members));
        flags.addAll(List.of(more));
        return flags;
    }

    private Program node(String name, List<String> flags) throws IOException {
        return Program.serve(folder.resolve(name), flags.toArray(String[]::new));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void node_withACluster_listensWhereItWasToldAndNowhereElse() throws Exception {
        int port = freePort();
        int bus = freePort();
        String bind = "127.0.0.2:" + port;
        try (Program node =
                node("a", clusterFlags(bind, bind, "--cluster-bus-port", String.valueOf(bus)))) {
            int http = URI.create(node.url()).getPort();

            assertThat(ListeningSockets.of(node.process))
                    .containsExactlyInAnyOrder(
                            "127.0.0.1:" + http, "127.0.0.2:" + port, "127.0.0.2:" + bus);
        }
    }

    @Test
    void nodes_withTheSecretOfTheirDatabase_joinAndLetNobodyElseIn() throws Exception {
        String a = "127.0.0.1:" + freePort();
        String b = "127.0.0.1:" + freePort();
        String c = "127.0.0.1:" + freePort();
        String members = a + "," + b + "," + c;
        Path secret = Files.writeString(folder.resolve("secret"), "a-secret-of-somebody-else");
        try (Program first = node("a", clusterFlags(a, members));
                Program second = node("b", clusterFlags(b, members));
                Program other =
                        node(
                                "c",
                                clusterFlags(
                                        c, members, "--cluster-secret-file", secret.toString()))) {
            String name =
                    new ClusterKeys(
                                    new ClusterSecretTable(database.dataSource())
                                            .read()
                                            .orElseThrow())
                            .clusterName();
            await().atMost(Duration.ofMinutes(1)).until(() -> members(name, a) == 2);
            assertThat(members(name, b)).isEqualTo(2);
            assertThat(members(new ClusterKeys(ClusterSecret.read(secret)).clusterName(), c))
                    .isEqualTo(1);
            for (String guess : List.of("dev", "headroom")) {
                assertThatThrownBy(() -> members(guess, a))
                        .isInstanceOf(IllegalStateException.class);
            }
            for (Program node : List.of(first, second, other)) {
                assertThat(node.err() + node.out())
                        .doesNotContain(name)
                        .doesNotContain("a-secret-of-somebody-else");
            }
        }
    }

    private static int members(String clusterName, String address) {
        ClientConfig config = new ClientConfig();
        config.setClusterName(clusterName);
        config.getNetworkConfig().addAddress(address);
        config.getConnectionStrategyConfig()
                .getConnectionRetryConfig()
                .setClusterConnectTimeoutMillis(CONNECT_MILLIS);
        HazelcastInstance client = HazelcastClient.newHazelcastClient(config);
        try {
            return client.getCluster().getMembers().size();
        } finally {
            client.shutdown();
        }
    }
}
