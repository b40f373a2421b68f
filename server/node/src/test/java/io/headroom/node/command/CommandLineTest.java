package io.headroom.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the verbs say, and with which status they end, when they are used wrongly. */
final class CommandLineTest {
    @TempDir private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"serve", "bots", "simulate", "frontier", "log", "replay"})
    void help_ofAVerb_hasAnExample(String verb) {
        Said said = Said.run(verb, "--help");
        assertThat(said.status()).isEqualTo(Headroom.DONE);
        assertThat(said.out()).contains("Example: headroom " + verb);
    }

    @ParameterizedTest
    @CsvSource({
        "--cluster-bind 127.0.0.1:BUSY, --cluster-bind 127.0.0.1:",
        "--cluster-bind 127.0.0.1:FREE --cluster-bus-port BUSY, --cluster-bus-port ",
        "--cluster-bind 192.0.2.77:FREE --cluster-public, --cluster-bind 192.0.2.77",
        "--cluster-bind no-such-host.invalid --cluster-public, --cluster-bind no-such-host.invalid",
        "--cluster-bind 0 --cluster-public, --cluster-bind 0",
        "--cluster-bind 127.0.0.1:FREE --cluster-secret-file no-such-file, --cluster-secret-file "
    })
    void serve_whereOtherNodesCannotReachIt_isNamed(String flags, String named) throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<String> arguments =
                    new ArrayList<>(List.of("serve", "--data", folder.resolve("data").toString()));
            arguments.addAll(List.of("--members", "127.0.0.1:5701"));
            arguments.addAll(List.of("--database-url", "jdbc:postgresql://127.0.0.1:1/none"));
            arguments.addAll(
                    List.of(
                            flags.replace("BUSY", String.valueOf(busy.getLocalPort()))
                                    .replace("FREE", String.valueOf(freePort()))
                                    .split(" ", -1)));
            Said said = Said.run(arguments.toArray(String[]::new));
            assertThat(said.status()).isEqualTo(Headroom.WRONG_INPUT);
            assertThat(said.err()).startsWith("headroom: " + named).contains(": found ");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void noVerb_showsTheVerbs() {
        Said said = Said.run();
        assertThat(said.status()).isEqualTo(Headroom.WRONG_INPUT);
        assertThat(said.err()).contains("serve", "bots", "simulate", "log", "replay");
    }

    @ParameterizedTest
    @CsvSource({
        "serve --port abc, --port",
        "serve --prot 80, --prot",
        "serve --members 127.0.0.1:5701, --members",
        "serve --public-url nonsense, --public-url",
        "serve --cluster-bind 10.0.0.5, --cluster-public",
        "serve --cluster-public --cluster-bind 0.0.0.0, --cluster-bind",
        "serve --cluster-public --port x, --port",
        "serve --cluster-public=perhaps, --cluster-public",
        "frontier x.yaml --members 127.0.0.1:1, --cluster-secret-file",
        "frontier x.yaml --members 127.0.0.1:1 --cluster-secret-file none, none",
        "bots --teams 1 --per-team 1 --seed 1, --url",
        "bots --url http://x:1 --teams 1 --per-team 1 --seed 1, --code",
        "bots --url ftp://x --code A --teams 1 --per-team 1 --seed 1, --url",
        "bots --url http://x:1 --code A --teams 0 --per-team 1 --seed 1, --teams",
        "bots --url http://x:1 --code A --teams 1 --per-team 1 --seed x, --seed",
        "bots --url http://x:1 --code A --teams 1 --per-team 1 --seed 1 --strategy y, --strategy",
        "log, GAME",
        "simulate, FILE",
        "simulate no-such.yaml, no-such.yaml",
        "simulate x.yaml --seed y, --seed",
        "simulate x.yaml --sed 1, --sed",
        "dance, dance"
    })
    void use_wrong_isNamed(String line, String named) {
        Said said = Said.run(line.split(" ", -1));
        assertThat(said.status()).isEqualTo(Headroom.WRONG_INPUT);
        assertThat(said.err()).startsWith("headroom: ").contains(named);
        assertThat(said.out()).isEmpty();
    }

    @Test
    void replay_ofAFileThatIsNoLog_namesTheLine() throws IOException {
        Path file = Files.writeString(folder.resolve("game.log"), "{\"seq\":1}\n");
        Said said = Said.run("replay", file.toString());
        assertThat(said.status()).isEqualTo(Headroom.WRONG_INPUT);
        assertThat(said.err()).contains("game.log:1");
    }

    @Test
    void bots_nobodyAnswers_isNamed() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "a-key-of-some-length-0123");
        Said said =
                Said.run(
                        "bots",
                        "--url",
                        "http://127.0.0.1:1",
                        "--host-key-file",
                        key.toString(),
                        "--teams",
                        "1",
                        "--per-team",
                        "1",
                        "--seed",
                        "1");
        assertThat(said.status()).isEqualTo(Headroom.WRONG_INPUT);
        assertThat(said.err()).contains("--url: nothing answers at http://127.0.0.1:1");
    }
}
