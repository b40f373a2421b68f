package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.content.document.Problem;
import io.headroom.simulator.traffic.Trace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Traces as people publish them and as editors leave them. */
class TraceReaderTest {
    private static final String HEADER = "TIMESTAMP,ContextTokens,GeneratedTokens\n";

    @TempDir private Path folder = Path.of("");

    private static List<Problem> problems(String text) {
        List<Problem> problems = new ArrayList<>();
        TraceReader.parse("it.csv", text.getBytes(StandardCharsets.UTF_8), problems);
        return problems;
    }

    private static Trace trace(String text) {
        List<Problem> problems = new ArrayList<>();
        Trace trace = TraceReader.parse("it.csv", text.getBytes(StandardCharsets.UTF_8), problems);
        assertThat(problems).isEmpty();
        return trace;
    }

    /** The published trace of 2024 says its zone, and no fraction where there is none. */
    @Test
    void traceOf2024_isRead() {
        Trace trace =
                trace(
                        HEADER
                                + "2024-05-10 00:00:00.009930+00:00,2162,5\n"
                                + "2024-05-10 00:00:01+00:00,2399,6\n"
                                + "2024-05-10 00:00:01.5+00:00,76,15\n");
        assertThat(trace.offsetNanos(1)).isEqualTo(990_070_000L);
        assertThat(trace.offsetNanos(2)).isEqualTo(1_490_070_000L);
        assertThat(trace.promptTokens(1)).isEqualTo(2399);
        assertThat(trace.outputTokens(2)).isEqualTo(15);
    }

    /** Two minutes and a nanosecond after midnight UTC, however it is said. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-05-10 00:02:00.000000001",
                "2024-05-10T00:02:00.000000001Z",
                "2024-05-10 02:02:00.000000001+02:00",
                "2024-05-09 18:32:00.000000001-0530",
                "2024-05-10 01:02:00.000000001 +01",
            })
    void time_inAnyZone_isTheSameInstant(String time) {
        Trace trace = trace(HEADER + "2024-05-10 00:00:00Z,1,1\n" + time + ",1,1\n");
        assertThat(trace.offsetNanos(1)).isEqualTo(120_000_000_001L);
    }

    @Test
    void markOfByteOrderEndsOfLinesAndBlankLinesAtTheEnd_doNotMatter() {
        String plain = HEADER + "2024-05-10 00:00:00,1,1\n2024-05-10 00:00:01,2,3\n";
        assertThat(trace("\uFEFF" + plain)).isEqualTo(trace(plain));
        assertThat(trace(plain.replace("\n", "\r\n"))).isEqualTo(trace(plain));
        assertThat(trace(plain + "\n  \n")).isEqualTo(trace(plain));
        assertThat(trace(plain.stripTrailing())).isEqualTo(trace(plain));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-02-30 00:00:00,1,1| a day and a time that there are",
                "2023-02-29 00:00:00,1,1| a day and a time that there are",
                "2024-05-10 25:00:00,1,1| a day and a time that there are",
                "2024-13-10 00:00:00,1,1| a day and a time that there are",
                "2024-05-10 00:00:00+19:00,1,1| a day and a time that there are",
                "2024-05-10 00:00:00.0000000001,1,1| a line such as",
                "2024-05-10,1,1| a line such as",
                "2024-05-10 00:00:09,1,1,| three columns",
                "2024-05-10 00:00:09,1| three columns",
                "2024-05-10 00:00:09,1,0| an answer of 1 to",
                "2024-05-10 00:00:09,-1,1| a prompt of 1 to",
                "2024-05-10 00:00:09,0,1| a prompt of 1 to",
                "2024-05-10 00:00:09,1.5,1| a line such as",
                "2024-05-09 23:59:59,1,1| in the order of their times",
                "''| three columns",
            })
    void line_thatCannotBe_isToldOnceWithItsNumber(String line, String expected) {
        List<Problem> problems =
                problems(
                        HEADER
                                + "2024-05-10 00:00:00,1,1\n"
                                + line
                                + "\n2024-05-10 00:00:10,1,1\n");
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().line()).isEqualTo(3);
        assertThat(problems.getFirst().expected()).contains(expected);
    }

    @Test
    void linesThatAreWrong_areToldInABoundedNumber() {
        List<Problem> problems = problems(HEADER + "yesterday,1,1\n".repeat(28_009));
        assertThat(problems).hasSize(11);
        assertThat(problems.getLast().line()).isEqualTo(12);
        assertThat(problems.getLast().found()).isEqualTo("27,999 more lines that are wrong");
    }

    /** Rows of what came out are rows of the file, from 1. */
    @ParameterizedTest
    @CsvSource({"start, 1, 5", "random, 7, 30"})
    void requests_ofATrace_haveTheirRows(String from, long seed, int most) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int row = 1; row <= 5; row++) {
            text.append("2024-05-10 00:00:0%d.25,%d,%d\n".formatted(row, 100 * row, row));
        }
        Files.writeString(folder.resolve("t.csv"), text);
        Path file = folder.resolve("it.yaml");
        Files.writeString(
                file,
                """
                traffic: { trace: t.csv, from: %s }
                stages: [ { delay: path, time: 1 ms } ]
                requests: 30
                seed: %d
                """
                        .formatted(from, seed));
        Path out = folder.resolve("out.csv");
        Experiment experiment = SimulationFile.read(file, List.of());
        SimulationRun.run(experiment, out, new Watching());
        List<String> lines = Files.readAllLines(out);
        assertThat(lines.getFirst()).endsWith(",traceRow");
        assertThat(lines).hasSize(most + 1);
        for (int index = 1; index < lines.size(); index++) {
            String[] columns = lines.get(index).split(",", -1);
            int row = Integer.parseInt(columns[columns.length - 1]);
            int before = Integer.parseInt(lines.get(Math.max(1, index - 1)).replaceAll(".*,", ""));
            assertThat(row).isEqualTo(index == 1 ? before : before % 5 + 1);
            if (from.equals("start")) {
                assertThat(row).isEqualTo(index);
                assertThat(columns[2]).isEqualTo(String.valueOf((index - 1) * 1_000_000_000L));
            }
        }
    }
}
