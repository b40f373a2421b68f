package io.headroom.node.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A simulation in a process of its own that somebody has had enough of. */
final class SimulateIT {
    @TempDir private Path folder = Path.of("");

    /** Ctrl-C is SIGINT, a service's stop SIGTERM; the status is what such an end always has. */
    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void signal_inALongRun_tellsWhatIsKnown(String signal, int status) throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("long.yaml"),
                        """
                        traffic: { rate: 9000/s }
                        stages:
                          - { station: server, servers: 10, service: { exponential: 1 ms } }
                        duration: 2 d
                        """);
        Path csv = folder.resolve("requests.csv");
        List<String> verb =
                List.of(
                        "simulate",
                        file.toString(),
                        "--json",
                        "--progress",
                        "--requests",
                        csv.toString());
        try (Program program = Program.start(folder, command(verb))) {
            await().atMost(Duration.ofMinutes(2)).until(() -> program.err().contains("events"));
            send(signal, program);
            assertThat(program.status()).as(program.err()).isEqualTo(status);
            OutputSchema.assertFits("simulate", program.out());
            JsonNode report = new ObjectMapper().readTree(program.out());
            assertThat(report.path("interrupted").asBoolean()).isTrue();
            long completed = report.path("requests").path("completed").asLong();
            assertThat(completed).isPositive();
            try (var lines = Files.lines(csv)) {
                assertThat(lines.count()).isEqualTo(completed + 1);
            }
        }
    }

    /** The program, with Ctrl-C heard even if whoever runs the tests has it ignored. */
    private static ProcessBuilder command(List<String> verb) {
        List<String> command = new ArrayList<>();
        if (Files.exists(Path.of("/proc/self"))) {
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-jar");
        command.add(requireNonNull(System.getProperty("headroom.jar")));
        command.addAll(verb);
        return new ProcessBuilder(command);
    }

    private static void send(String signal, Program program) throws Exception {
        String pid = Long.toString(program.process.pid());
        assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor()).isZero();
    }
}
