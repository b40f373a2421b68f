package io.headroom.node.live;

import io.headroom.node.settings.DatabaseSettings.External;
import io.headroom.node.store.TestDatabase;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Nodes in processes of their own, to be killed; see {@link ChildNode}. */
final class Children {
    private Children() {}

    /** A node that hosts games. */
    static Process node(TestDatabase database, int port, List<String> members, int games)
            throws IOException {
        External external = database.settings();
        String password =
                Files.readString(external.passwordFile().orElseThrow(), StandardCharsets.UTF_8)
                        .strip();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildNode.class.getName(),
                        external.jdbcUrl(),
                        external.user().orElseThrow(),
                        password,
                        String.valueOf(port),
                        String.join(",", members),
                        String.valueOf(games))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The codes of its games, once they are hosted. */
    static List<String> codes(Process child, int games) throws IOException {
        BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
        List<String> codes = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("CODE ")) {
                codes.add(line.substring("CODE ".length()));
                if (codes.size() == games) {
                    return codes;
                }
            }
        }
        throw new IllegalStateException("the child hosted " + codes.size() + " of " + games);
    }

    /** A port that is free now. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
