package io.headroom.node.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A simulation in a process of its own that somebody has had enough of. */
final class SimulateIT {
    /** What a program that SIGINT ended has as its status. */
    private static final int BY_CTRL_C = 130;

    @TempDir private Path folder = Path.of("");

    @Test
    void ctrlC_inALongRun_tellsWhatIsKnown() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("long.yaml"),
                        """
                        traffic: { rate: 9000/s }
                        stages:
                          - { station: server, servers: 10, service: { exponential: 1 ms } }
                        duration: 20 d
                        """);
        Path csv = folder.resolve("requests.csv");
        try (Program program =
                Program.start(
                        folder,
                        "simulate",
                        file.toString(),
                        "--json",
                        "--progress",
                        "--requests",
                        csv.toString())) {
            await().atMost(Duration.ofMinutes(2)).until(() -> program.err().contains("events"));
            interrupt(program);
            assertThat(program.status()).as(program.err()).isEqualTo(BY_CTRL_C);
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

    private static void interrupt(Program program) throws Exception {
        Process kill =
                new ProcessBuilder("kill", "-INT", Long.toString(program.process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }
}
