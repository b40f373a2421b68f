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
    private static final Path EXAMPLES = Path.of("..", "..", "scenarios", "simulations");

    @TempDir private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "bots",
                "simulate",
                "frontier",
                "check",
                "log",
                "replay",
                "export",
                "forget"
            })
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
        assertThat(said.err()).contains("serve", "bots", "simulate", "log", "replay", "forget");
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
        "frontier CLOUD --set node=20, --set node=20",
        "frontier CLOUD --condition prize=1, --condition prize=1",
        "log, GAME",
        "log ABC234 --what-if seven, --what-if",
        "log ABC234 --what-if 1 --json, --what-if",
        "simulate, FILE",
        "simulate no-such.yaml, no-such.yaml",
        "simulate x.yaml --seed y, --seed",
        "simulate x.yaml --sed 1, --sed",
        "dance, dance"
    })
    void use_wrong_isNamed(String line, String named) {
        String track =
                EXAMPLES.resolveSibling("missions/model-serving/round-2/cloud-titan.yaml")
                        .toString();
        Said said = Said.run(line.replace("CLOUD", track).split(" ", -1));
        assertThat(said.status()).isEqualTo(Headroom.WRONG_INPUT);
        assertThat(said.err()).startsWith("headroom: ").contains(named);
        assertThat(said.out()).isEmpty();
    }

    /** A folder, a file that is not there or cannot be, and a name that the locale garbled. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serve --data file| --data FOLDER/file: found a file",
                "serve --data file/below| --data FOLDER/file/below: found a file in the place of",
                "serve --data a$HOME| --data FOLDER/a$HOME: found a path in which a shell would",
                "serve --data a`b| --data",
                "serve --data \uFFFD| --data: found 'FOLDER/\uFFFD' with letters that the locale",
                "serve --data new --host-key-file folder| --host-key-file FOLDER/folder: found a",
                "serve --data new --host-key-file none| --host-key-file FOLDER/none: found no such",
                "serve --data new --host-key-file binary| --host-key-file FOLDER/binary: found a",
                "serve --data new --host-key-file \uFFFD| --host-key-file: found",
                "serve --data new --scenarios folder| --scenarios FOLDER/folder: found no index",
                "serve --data new --scenarios none| --scenarios FOLDER/none: found no index.yaml",
                "serve --data new --scenarios \uFFFD| --scenarios: found",
                "serve --data new --database-url jdbc:postgresql://127.0.0.1:1/x"
                        + " --database-password-file folder| --database-password-file"
                        + " FOLDER/folder: found a folder",
                "serve --data new --database-url jdbc:postgresql://127.0.0.1:1/x"
                        + " --database-password-file \uFFFD| --database-password-file: found",
                "log ABC234 --data \uFFFD| --data: found",
                "simulate folder| FOLDER/folder: found a folder",
                "simulate binary| FOLDER/binary:1:1: found a file that is no text",
                "simulate \uFFFD| FILE: found 'FOLDER/\uFFFD' with letters that the locale",
                "simulate MM1 --requests folder| --requests FOLDER/folder: found a folder",
                "simulate MM1 --requests none/x| --requests FOLDER/none/x: found no such file",
                "simulate MM1 --requests file/x| --requests FOLDER/file/x: found",
                "simulate MM1 --requests \uFFFD| --requests: found",
                "frontier folder| FOLDER/folder: found a folder",
                "frontier \uFFFD| FILE: found",
                "frontier SEARCH --journal folder| --journal FOLDER/folder: found a folder",
                "frontier SEARCH --journal none/x| --journal FOLDER/none/x: found no such file",
                "frontier SEARCH --journal binary| --journal FOLDER/binary: found a file that is",
                "frontier SEARCH --journal \uFFFD| --journal: found",
                "replay none| FOLDER/none: found no such file, expected a game's log",
                "replay folder| FOLDER/folder: found a folder",
                "replay binary| FOLDER/binary: found a file that is no text",
                "replay \uFFFD| GAME|FILE: found",
                "BOTS --host-key-file folder| --host-key-file FOLDER/folder: found a folder",
                "BOTS --host-key-file none| --host-key-file FOLDER/none: found no such file",
                "BOTS --host-key-file file| --host-key-file FOLDER/file: found a file without a"
                        + " key",
                "BOTS --host-key-file \uFFFD| --host-key-file: found",
                "BOTS --code ABC234 --journal folder| --journal FOLDER/folder: found a folder",
                "BOTS --code ABC234 --journal none/x| --journal FOLDER/none/x: found no such file",
                "BOTS --code ABC234 --journal \uFFFD| --journal: found",
            })
    void path_unusable_isNamedWithItsFlag(String line, String named) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no key\n");
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0x9f, 1, 2});
        Files.createDirectory(folder.resolve("folder"));
        String whole =
                line.replace(
                                "BOTS",
                                "bots --url http://127.0.0.1:1 --teams 1 --per-team 1 --seed 1")
                        .replace("MM1", EXAMPLES + "/mm1.yaml --set duration=1s")
                        .replace("SEARCH", EXAMPLES + "/frontier-batching.yaml --budget 10")
                        .replaceAll(
                                " (file|folder|none|new|binary|a\\$HOME|a`b|\uFFFD)(?=[ /]|$)",
                                " " + folder + "/$1");
        Said said = Said.run(whole.split(" ", -1));
        assertThat(said.status()).as(said.err()).isEqualTo(Headroom.WRONG_INPUT);
        assertThat(said.err())
                .startsWith("headroom: ")
                .contains(named.replace("FOLDER", folder.toString()))
                .doesNotContain("java.", "Exception");
        assertThat(said.out()).isEmpty();
        assertThat(folder.resolve("folder")).isEmptyDirectory();
        assertThat(file).hasContent("no key\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bots --url http://a%b --code A --teams 1 --per-team 1 --seed 1| --url: found"
                        + " 'http://a%b', expected an address",
                "bots --url http://a:99999 --code A --teams 1 --per-team 1 --seed 1| --url: found",
                "bots --url http://x:1 --code A --teams x --per-team 1 --seed 1| --teams: found"
                        + " 'x', expected a whole number",
                "simulate x.yaml --seed 1.5| --seed: found '1.5', expected a whole number",
                "frontier x.yaml --budget many| --budget: found 'many', expected a whole number",
            })
    void value_thatIsNone_isToldInWords(String line, String said) {
        assertThat(Said.run(line.split(" ", -1)).err())
                .startsWith("headroom: " + said)
                .doesNotContain("java.", "Exception", " int", " long");
    }

    @Test
    void replay_ofAFileThatIsNoLog_namesTheLine() throws IOException {
        Path file = Files.writeString(folder.resolve("game.log"), "{\"seq\":1}\n");
        Said said = Said.run("replay", file.toString());
        assertThat(said.status()).isEqualTo(Headroom.WRONG_INPUT);
        assertThat(said.err()).contains("game.log:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--host-key-file FOLDER/key", "--code ABC234"})
    void bots_nobodyAnswers_isNamed(String entrance) throws IOException {
        Files.writeString(folder.resolve("key"), "a-key-of-some-length-0123");
        String line =
                "bots --url http://127.0.0.1:1 --teams 1 --per-team 1 --seed 1 "
                        + entrance.replace("FOLDER", folder.toString());
        Said said = Said.run(line.split(" ", -1));
        assertThat(said.status()).isEqualTo(Headroom.WRONG_INPUT);
        assertThat(said.err()).contains("--url: nothing answers at http://127.0.0.1:1");
    }
}
