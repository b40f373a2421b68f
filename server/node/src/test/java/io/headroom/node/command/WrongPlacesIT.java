package io.headroom.node.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Folders that a server cannot use, or only in another locale, as its surroundings name them. */
final class WrongPlacesIT {
    /** In octal, so that it does not matter which letters this test's own locale knows. */
    private static final String FOLDER = "$(printf 'd\\303\\266rte')";

    @TempDir private Path folder = Path.of("");

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String jar() {
        return requireNonNull(System.getProperty("headroom.jar"));
    }

    private Program shell(String script, String... variable) throws IOException {
        ProcessBuilder command = new ProcessBuilder("sh", "-c", script);
        command.directory(folder.toFile());
        command.environment().remove("XDG_DATA_HOME");
        for (int name = 0; name < variable.length; name += 2) {
            command.environment().put(variable[name], variable[name + 1]);
        }
        return Program.start(folder, command);
    }

    private String serve(String flags) {
        return "exec '%s' -jar '%s' serve --json --bind 127.0.0.1 --port 0 %s"
                .formatted(java(), jar(), flags);
    }

    @ParameterizedTest
    @CsvSource({"LC_ALL,C", "LC_ALL,POSIX"})
    void data_withLettersThatTheLocaleDoesNotKnow_isRefusedNamingBoth(String name, String locale)
            throws Exception {
        try (Program program = shell(serve("--data \"$PWD/" + FOLDER + "\""), name, locale)) {
            assertThat(program.status()).as(program.err()).isEqualTo(Headroom.WRONG_INPUT);
            assertThat(program.err())
                    .contains("--data: found '" + folder, name + "=" + locale, "LC_ALL=C.UTF-8");
        }
        assertNothingWasMade();
    }

    /** Below a folder of such a name, what is relative would become another folder's. */
    @Test
    void data_relativeToSuchAFolder_isRefusedAndMadeNowhere() throws Exception {
        String script = "mkdir \"" + FOLDER + "\" && cd \"" + FOLDER + "\" && " + serve("--data d");
        try (Program program = shell(script, "LC_ALL", "C")) {
            assertThat(program.status()).as(program.err()).isEqualTo(Headroom.WRONG_INPUT);
            assertThat(program.err()).contains("--data: found 'd' in the folder", "LC_ALL=C");
        }
        try (var folders = Files.walk(folder)) {
            assertThat(folders.filter(Files::isDirectory)).hasSize(2);
        }
    }

    @Test
    void data_ofAnyLetters_worksThroughTheScript() throws Exception {
        Path script = Path.of(jar()).resolve("../../../../ops/headroom").normalize();
        String serve =
                "exec '%s' serve --json --bind 127.0.0.1 --port 0 --data \"$PWD/%s\""
                        .formatted(script, FOLDER);
        try (Program program = shell(serve, "LC_ALL", "C")) {
            awaitReady(program);
            assertThat(program.terminate()).isEqualTo(Headroom.DONE);
        }
        try (Program ls = shell("ls -d " + FOLDER + "/database", "LC_ALL", "C.UTF-8")) {
            assertThat(ls.status()).as(ls.err()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"XDG_DATA_HOME,headroom", "HOME,.local/share/headroom"})
    void data_whereNoneCanBe_isRefusedByTheVariableThatSaysSo(String name, String below)
            throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "kept");
        try (Program program = shell(serve(""), name, file.toString())) {
            assertThat(program.status()).as(program.err()).isEqualTo(Headroom.WRONG_INPUT);
            assertThat(program.err())
                    .startsWith("headroom: %s %s/%s: found a file in".formatted(name, file, below));
        }
        assertThat(file).hasContent("kept");
    }

    /** It needs none: neither a missing one nor one that is no folder stops it. */
    @ParameterizedTest
    @CsvSource({"missing", "file"})
    void tempFolder_unusable_isNotMissed(String name) throws Exception {
        Files.writeString(folder.resolve("file"), "kept");
        String flag = "-Djava.io.tmpdir='" + folder.resolve(name) + "' -jar";
        String script = serve("--data data").replace("-jar", flag);
        try (Program program = shell(script)) {
            awaitReady(program);
            assertThat(program.terminate()).isEqualTo(Headroom.DONE);
        }
    }

    private static void awaitReady(Program program) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> !program.process.isAlive() || !program.out().isEmpty());
        assertThat(program.process.isAlive()).isTrue();
    }

    private void assertNothingWasMade() throws IOException {
        try (var files = Files.list(folder)) {
            List<Path> others =
                    files.filter(file -> !file.getFileName().toString().endsWith(".txt")).toList();
            assertThat(others).isEmpty();
        }
    }
}
