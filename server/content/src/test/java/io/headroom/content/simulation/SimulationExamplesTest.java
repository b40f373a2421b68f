package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.simulator.stage.EnginePlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The examples, one for each mechanism: they fit the schema, run, and keep their books. */
final class SimulationExamplesTest {
    private static final Path FOLDER = Path.of("..", "..", "scenarios", "simulations");
    private static final List<String> SHORT = List.of("duration=2 s", "warmUp=0", "replications=1");

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void example_fitsTheSchema(Path file) throws IOException {
        assertThat(SimulationSchema.errors(Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void example_isReadAsItIs(Path file) {
        Experiment experiment = SimulationFile.read(file, List.of());
        assertThat(experiment.title()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void example_shortened_runsAndKeepsItsBooks(Path file) throws IOException {
        Experiment experiment = SimulationFile.read(file, SHORT);
        List<RunResult> results = SimulationRun.run(experiment, null, new Watching());
        ObjectNode report = Report.of(experiment, results);
        var requests = report.path("requests");
        long ended = 0;
        for (String outcome :
                List.of("completed", "rejected", "dropped", "crashed", "abandoned", "timedOut")) {
            ended += requests.path(outcome).asLong();
        }
        assertThat(requests.path("offered").asLong()).isPositive();
        assertThat(requests.path("carriedIn").asLong() + requests.path("offered").asLong())
                .isEqualTo(ended + requests.path("inSystem").asLong());
        assertThat(requests.path("good").asLong())
                .isLessThanOrEqualTo(requests.path("completed").asLong());
        assertThat(ReportText.of(report)).contains(experiment.title());
    }

    static List<Path> engines() throws IOException {
        return examples().stream()
                .filter(file -> file.getFileName().toString().startsWith("engine-"))
                .toList();
    }

    /** However long its answer is: what is done per token is done in leaps. */
    @ParameterizedTest
    @MethodSource("engines")
    void languageModel_hasFourEventsForARequest_oneMoreWithAFrontEnd_andTwoForAPreemption(Path file)
            throws IOException {
        Experiment experiment = SimulationFile.read(file, List.of());
        ObjectNode report =
                Report.of(experiment, SimulationRun.run(experiment, null, new Watching()));
        long most = 2 * report.path("tokens").path("preemptions").asLong();
        for (JsonNode stage : report.path("stages")) {
            // Links and delays have an event each.
            int each = stage.path("memory").isObject() ? 4 : 1;
            boolean takesIn =
                    experiment.plan().leaves().stream()
                            .anyMatch(
                                    leaf ->
                                            leaf instanceof EnginePlan engine
                                                    && engine.name()
                                                            .equals(stage.path("name").asText())
                                                    && engine.frontEndNanos() > 0);
            most += (each + (takesIn ? 1 : 0)) * stage.path("entered").asLong();
        }
        assertThat(report.path("events").asLong()).isPositive().isLessThanOrEqualTo(most);
    }

    @Test
    void readme_namesEveryExample() throws IOException {
        String readme = Files.readString(FOLDER.resolve("README.md"));
        assertThat(examples())
                .allSatisfy(file -> assertThat(readme).contains(file.getFileName().toString()));
    }
}
