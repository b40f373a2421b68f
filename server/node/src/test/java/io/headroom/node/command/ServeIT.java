package io.headroom.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server from its start to its end, however it ends. */
final class ServeIT {
    @TempDir private Path folder = Path.of("");

    private static final String GAME =
            new JsonObject()
                    .put("mission", "model-serving")
                    .put("round", 2)
                    .put("preset", "test")
                    .put("teamSize", 4)
                    .encode();

    private String key() throws IOException {
        return Files.readString(folder.resolve("data/host.key")).strip();
    }

    @Test
    void server_killedAndStartedAgain_goesOnWithItsGames() throws Exception {
        Path data = folder.resolve("data");
        String hosted;
        try (Program first = Program.serve(data)) {
            OutputSchema.assertFits("ready", first.out());
            JsonObject ready = first.ready();
            assertThat(ready.getBoolean("ready")).isTrue();
            assertThat(ready.getString("hostUrl")).endsWith("/host#key=" + key());
            assertThat(ready.getString("joinUrl")).isEqualTo(first.url() + "/");
            hosted = Program.ask(first.url() + "/api/games", key(), GAME).body();
            assertSecondStartIsRefused(data);
            assertThat(first.err()).doesNotContain(key());
            first.kill();
        }
        try (Program again = Program.serve(data)) {
            assertThat(again.ready().getString("hostUrl")).isEqualTo(again.url() + "/host");
            assertThat(again.ready().getString("hostKeyFile"))
                    .isEqualTo(data.resolve("host.key").toString());
            assertThat(again.out() + again.err()).doesNotContain(key());
            JsonArray games =
                    new JsonArray(Program.ask(again.url() + "/api/games", key(), "").body());
            assertThat(games).hasSize(1);
            assertThat(games.getJsonObject(0).getString("code"))
                    .isEqualTo(new JsonObject(hosted).getString("code"));
            assertThat(again.terminate()).as(again.err()).isEqualTo(Headroom.DONE);
            assertThat(again.err()).doesNotContain("WARN", "ERROR");
        }
    }

    @Test
    void server_keyFromAFile_opensButIsNotPrinted() throws Exception {
        String secret = "a-secret-of-the-operators-own";
        Path file = Files.writeString(folder.resolve("operators.key"), secret + "\n");
        try (Program program =
                Program.serve(folder.resolve("data"), "--host-key-file", file.toString())) {
            OutputSchema.assertFits("ready", program.out());
            assertThat(program.ready().getString("hostKeyFile")).isEqualTo(file.toString());
            assertThat(program.out() + program.err()).doesNotContain(secret);
            assertThat(Program.ask(program.url() + "/api/games", secret, "").statusCode())
                    .isEqualTo(200);
        }
    }

    private void assertSecondStartIsRefused(Path data) throws Exception {
        try (Program second =
                Program.start(folder, "serve", "--port", "0", "--data", data.toString())) {
            assertThat(second.status()).isEqualTo(Headroom.WRONG_INPUT);
            assertThat(second.err()).contains("headroom: ", data.toString(), "in use");
            assertThat(second.out()).isEmpty();
        }
    }

    @Test
    void server_portInUse_isRefusedAndLeavesNothingRunning() throws Exception {
        Path data = folder.resolve("data");
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Program program =
                        Program.start(
                                folder,
                                "serve",
                                "--bind",
                                "127.0.0.1",
                                "--port",
                                String.valueOf(busy.getLocalPort()),
                                "--data",
                                data.toString())) {
            assertThat(program.status()).isEqualTo(Headroom.WRONG_INPUT);
            assertThat(program.err()).contains("--port " + busy.getLocalPort());
        }
        assertThat(data.resolve("database/postmaster.pid")).doesNotExist();
    }
}
