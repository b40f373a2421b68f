package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a row for each request has. */
final class RequestsCsvTest {
    @TempDir private Path folder = Path.of("");

    private List<String> lines(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("it.yaml"), yaml);
        Path csv = folder.resolve("it.csv");
        SimulationRun.run(SimulationFile.read(file, List.of()), csv, new Watching());
        return Files.readAllLines(csv);
    }

    /** Answers of 20 tokens are cut after 8; twelve tokens of memory are too few for two. */
    @Test
    void tokens_andPreemptions_haveColumnsBehindTheLabels() throws IOException {
        List<String> lines =
                lines(
                        """
                        traffic: { rate: 100/s, tokens: { prompt: 3, output: 20 } }
                        stages:
                          - engine: model
                            maxOutputTokens: 8
                            cost: { host: 1 ms }
                            memory: { paged: { blocks: 12, blockTokens: 1 } }
                        duration: 5 s
                        """);
        assertThat(lines.getFirst())
                .isEqualTo(
                        "ordinal,flow,arrivalNanos,firstResponseNanos,endNanos,outcome,"
                                + "model: waiting (ns),model: service (ns),"
                                + "promptTokens,outputTokens,preemptions,"
                                + "hostNanos,computeNanos,communicationNanos,bubblesNanos,"
                                + "traceRow");
        List<String[]> rows = lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
        assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row).hasSize(16));
        assertThat(rows).allMatch(row -> row[8].equals("3") && row[9].equals("20"));
        assertThat(rows).anyMatch(row -> row[10].equals("0"));
        assertThat(rows).anyMatch(row -> !row[10].equals("0"));
        // All that this model takes is its host's, and all of the service is told.
        assertThat(rows).allMatch(row -> row[11].equals(row[7]));
        assertThat(rows).allMatch(row -> row[12].equals("0") && row[13].equals("0"));
    }

    /** A client and a fork in the paths of two flows are the same two. */
    @Test
    void columns_ofWhatSeveralFlowsPass_areThereOnce() throws IOException {
        List<String> lines =
                lines(
                        """
                        stages:
                          - retry: client
                            attempts: 2
                            timeout: 10 ms
                            stage: { station: server, service: { exponential: 10 ms } }
                        flows:
                          - { name: one, traffic: { rate: 5/s }, path: [ client ] }
                          - { name: two, traffic: { rate: 5/s }, path: [ client ] }
                        duration: 5 s
                        """);
        assertThat(lines.getFirst().split(",")).doesNotHaveDuplicates();
        assertThat(lines.getFirst()).contains(",client: given up (ns),");
    }
}
