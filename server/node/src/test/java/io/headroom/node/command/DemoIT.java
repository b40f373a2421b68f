package io.headroom.node.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.Objects.requireNonNull;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A game that plays itself: for whom it waits, and how long. */
final class DemoIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern PROJECTOR =
            Pattern.compile("Projector +(http://\\S+)/projector#code=(\\w+)");
    private static final Pattern KEY = Pattern.compile("#key=(\\S+)");

    @TempDir private Path folder = Path.of("");

    private Program play(String... flags) throws IOException {
        int port;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
        Path client = Path.of(requireNonNull(System.getProperty("headroom.webClient")));
        ProcessBuilder command =
                new ProcessBuilder(client.resolveSibling("ops/play").toString(), "--demo");
        command.command().addAll(List.of(flags));
        command.command()
                .addAll(
                        List.of(
                                "--bind",
                                "127.0.0.1",
                                "--port",
                                String.valueOf(port),
                                "--data",
                                folder.resolve("data").toString()));
        command.redirectInput(Path.of("/dev/null").toFile());
        return Program.start(folder, command);
    }

    private static Matcher announced(Program bots) throws IOException {
        await().atMost(SOON).until(() -> PROJECTOR.matcher(bots.err()).find());
        Matcher projector = PROJECTOR.matcher(bots.err());
        assertThat(projector.find()).isTrue();
        return projector;
    }

    private static JsonObject game(String url, String key) throws Exception {
        JsonArray games = new JsonArray(Program.ask(url + "/api/games", key, "").body());
        assertThat(games).hasSize(1);
        return games.getJsonObject(0);
    }

    @Test
    void demo_withoutATerminal_waitsForItsProjectorAndPlaysWithinAMinute() throws Exception {
        try (Program demo = play()) {
            Matcher projector = announced(demo);
            String url = projector.group(1);
            String code = projector.group(2);
            assertThat(demo.err()).contains("█▀", "/#code=" + code);
            Matcher key = KEY.matcher(demo.out());
            assertThat(key.find()).as(demo.out()).isTrue();
            assertThat(game(url, key.group(1)).getInteger("seats")).as("it waits").isZero();

            WebSocket wall = watch(url, code);
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> game(url, key.group(1)).getString("phase").equals("live"));
            wall.abort();
            demo.process.destroy();
            assertThat(demo.process.waitFor(20, TimeUnit.SECONDS)).as("it hears a signal").isTrue();
        }
    }

    private static WebSocket watch(String url, String code) {
        URI socket = URI.create(url.replaceFirst("^http", "ws") + "/ws");
        WebSocket wall =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(socket, new WebSocket.Listener() {})
                        .join();
        JsonObject hello =
                new JsonObject()
                        .put("type", "hello")
                        .put("protocol", 1)
                        .put("role", "projector")
                        .put("code", code)
                        .putNull("secret");
        wall.sendText(hello.encode(), true).join();
        return wall;
    }

    @Test
    void demo_withExit_playsAtOnceAndEndsByItself() throws Exception {
        try (Program demo = play("--exit")) {
            assertThat(demo.status()).as(demo.err()).isEqualTo(Headroom.DONE);
            assertThat(demo.err()).containsPattern(PROJECTOR).contains("█▀");
            assertThat(demo.out())
                    .contains("Frontier (ghost)")
                    .containsPattern("digest \\p{XDigit}{64}");
        }
    }

    @Test
    void bots_thatAwaitAProjector_comeInForAKeyOrWhenTheirPatienceEnds() throws Exception {
        Path data = folder.resolve("data");
        try (Program server = Program.serve(data)) {
            try (Program bots = bots(server, data, 0)) {
                Matcher projector = announced(bots);
                String key = Files.readString(data.resolve("host.key")).strip();
                assertThat(game(projector.group(1), key).getInteger("seats")).isZero();
                try (OutputStream keys = bots.process.getOutputStream()) {
                    keys.write(" ".getBytes(StandardCharsets.UTF_8));
                }
                assertThat(bots.status()).as(bots.err()).isEqualTo(Headroom.DONE);
            }
            try (Program bots = bots(server, data, 1)) {
                bots.process.getOutputStream().close();
                assertThat(bots.status()).as(bots.err()).isEqualTo(Headroom.DONE);
                assertThat(bots.err()).contains("in 1 s at the latest");
            }
        }
    }

    private Program bots(Program server, Path data, int patienceSeconds) throws IOException {
        return Program.start(
                folder,
                "bots",
                "--url",
                server.url(),
                "--host-key-file",
                data.resolve("host.key").toString(),
                "--teams",
                "2",
                "--per-team",
                "1",
                "--seed",
                "3",
                "--preset",
                "test",
                "--await-projector",
                String.valueOf(patienceSeconds));
    }
}
