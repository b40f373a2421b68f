package io.headroom.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.node.store.NodeId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
                result(Cluster.start(new NodeId("first"), settings(membershipPort, busPort))));
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
}
