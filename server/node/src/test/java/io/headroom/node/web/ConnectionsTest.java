package io.headroom.node.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Connections on which nothing whole comes, and more of them than there may be. */
final class ConnectionsTest {
    private static final String REQUEST =
            "GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaa";

    private final List<Socket> sockets = new ArrayList<>();
    private final ServerUnderTest server =
            new ServerUnderTest(
                    OtherLimits.of(new ConnectionLimits(8, 5, 700, 1_500)),
                    ConnectionsTest.class.getClassLoader());

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port());
        socket.setSoTimeout(10_000);
        sockets.add(socket);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads one answer without a body of its own interest. */
    private static String answer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] some = new byte[4_096];
        int read = in.read(some);
        return read < 0 ? "" : new String(some, 0, read, StandardCharsets.US_ASCII);
    }

    /** Sends a byte now and then until the server closes; tells how long that took. */
    private static long millisUntilClosed(Socket socket, String bytes) throws IOException {
        long startNanos = System.nanoTime();
        socket.setSoTimeout(100);
        for (int next = 0; millisSince(startNanos) < 8_000; next++) {
            try {
                socket.getOutputStream().write(bytes.charAt(next % bytes.length()));
                if (socket.getInputStream().read() < 0) {
                    break;
                }
            } catch (SocketTimeoutException listening) {
                assertThat(socket.isClosed()).isFalse();
            } catch (IOException reset) {
                break;
            }
        }
        return millisSince(startNanos);
    }

    private static long millisSince(long startNanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }

    @Test
    void headers_thatDrip_endTheConnection() throws IOException {
        assertThat(millisUntilClosed(connect(), REQUEST + "a".repeat(200))).isBetween(600L, 2_000L);
    }

    @Test
    void connection_thatSaysNothing_isEnded() throws IOException {
        Socket socket = connect();
        long startNanos = System.nanoTime();
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
        assertThat(millisSince(startNanos)).isBetween(600L, 2_000L);
    }

    @Test
    void body_thatDrips_endsTheConnection() throws IOException {
        Socket socket = connect();
        send(
                socket,
                "POST /api/games HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                        + ServerUnderTest.HOST_KEY
                        + "\r\nContent-Length: 9000\r\n\r\n");
        assertThat(millisUntilClosed(socket, "{ ")).isBetween(600L, 2_000L);
    }

    @Test
    void body_behindAnAnswer_endsTheConnectionToo() throws IOException {
        Socket socket = connect();
        send(
                socket,
                "GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9000\r\n\r\n");
        assertThat(answer(socket)).startsWith("HTTP/1.1 200");
        assertThat(millisUntilClosed(socket, " ")).isLessThan(2_000L);
    }

    @Test
    void keptConnection_isEndedAfterItsRestHoweverItsBytesDrip() throws IOException {
        Socket socket = connect();
        send(socket, REQUEST + "\r\n\r\n");
        assertThat(answer(socket)).startsWith("HTTP/1.1 200");
        // Longer than a first request may take: it rests.
        assertThat(millisUntilClosed(socket, REQUEST + "a".repeat(200))).isBetween(1_400L, 3_000L);
    }

    @Test
    void keptConnection_usedAgainAndAgain_staysOpen() throws IOException {
        Socket socket = connect();
        await().pollInterval(300, TimeUnit.MILLISECONDS)
                .during(3, TimeUnit.SECONDS)
                .until(
                        () -> {
                            send(socket, REQUEST + "\r\n\r\n");
                            return answer(socket).startsWith("HTTP/1.1 200");
                        });
    }

    @Test
    void connections_ofOneAddress_areBounded_andSocketsAmongThem() throws IOException {
        TestScreen screen = server.connect().seated();
        for (int more = 0; more < 4; more++) {
            send(connect(), REQUEST);
        }
        assertThat(connect().getInputStream().read()).isEqualTo(-1);
        screen.leave();
        await().until(screen::isClosed);
        await().untilAsserted(
                        () -> {
                            Socket socket = connect();
                            send(socket, REQUEST + "\r\n\r\n");
                            assertThat(answer(socket)).startsWith("HTTP/1.1 200");
                            socket.close();
                        });
    }

    @Test
    void socket_outlivesTheDeadlinesOfPlainConnections() {
        TestScreen screen = server.connect().seated();
        long startNanos = System.nanoTime();
        await().during(2_500, TimeUnit.MILLISECONDS).until(() -> !screen.isClosed());
        assertThat(millisSince(startNanos)).isGreaterThan(2_400);
    }

    @Test
    void request_thatIsNone_isRefusedInOurWords() throws IOException {
        Socket socket = connect();
        send(socket, "nonsense\r\n\r\n");
        assertThat(answer(socket)).startsWith("HTTP/1.").contains(" 400 ", "bad-request");
        Socket large = connect();
        send(large, REQUEST + "a".repeat(20_000) + "\r\n\r\n");
        assertThat(answer(large)).startsWith("HTTP/1.").contains(" 431 ", "long-headers");
    }
}
