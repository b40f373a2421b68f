package io.headroom.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/** The browser's tests of a round, of slips, and of a full hall, on the packed program. */
final class BrowserIT {
    @TempDir private Path folder = Path.of("");

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"round", "slips", "fit", "practice"})
    void spec_playedInABrowser_holds(String spec) throws Exception {
        int port = freePort();
        // As in a hall the pages come by a name over plain http, which is no secure context.
        try (Program server =
                Program.serve(
                        folder.resolve("data"),
                        "--port",
                        String.valueOf(port),
                        "--public-url",
                        "http://hall.test:" + port)) {
            ProcessBuilder npm = new ProcessBuilder("npm", "run", "--silent", "e2e", "--", spec);
            npm.directory(
                    Path.of(requireNonNull(System.getProperty("headroom.webClient"))).toFile());
            npm.environment().put("HEADROOM_URL", server.url());
            npm.environment().put("HEADROOM_HOST_URL", server.ready().getString("hostUrl"));
            try (Program browser = Program.start(folder, npm)) {
                int status = browser.status();
                assertThat(status).as(browser.out() + browser.err() + server.err()).isZero();
            }
        }
    }
}
