package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.simulator.measure.ScoringPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Which flows count, and by what cost is counted, as files say it and reports tell it. */
final class ScoreFileTest {
    @TempDir private Path folder = Path.of("");

    private Experiment experiment(String scored, String score) throws IOException {
        String text =
                """
                stages: [ { station: engine, servers: 9, service: 1 ms, cost: { item: 2 } } ]
                flows:
                  - { name: loop, traffic: { frames: 100 }, slo: { deadline: 1 ms, unit: loop } }
                  - name: map
                    traffic: { frames: 10, items: 4 }
                    slo: { deadline: 0 }
                    scored: %s
                score: %s
                seeds: [1, 2]
                duration: 1 s
                """
                        .formatted(scored, score);
        Path file = Files.writeString(folder.resolve("it.yaml"), text);
        return SimulationFile.read(file, List.of());
    }

    private JsonNode report(String scored, String score) throws IOException {
        Experiment experiment = experiment(scored, score);
        return Report.of(experiment, SimulationRun.run(experiment, null, new Watching()));
    }

    /** 100 good loops and 10 map slices of 4 items in each of two runs; an item costs 2. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true|{ target: 0.99 }|0.9090909090909091|2.8|loop",
                "false|{ target: 0.99 }|1|2.8|loop",
                "true|{ groups: [loop, map] }|0.05|2.8|loop",
                "true|{ groups: [map], worstPlus: 0.2 }|0.2|2.8|loop",
                "false|{ per: { flow: map } }|1|7|item of map",
                "false|{ per: { flow: map, weight: requests } }|1|28|request of map"
            })
    void report_ofWhatCounts_isWhatAHandCounts(
            String scored, String score, double adherence, double cost, String unit)
            throws IOException {
        JsonNode report = report(scored, score);

        assertThat(report.path("score").path("adherence").asDouble()).isEqualTo(adherence);
        assertThat(report.path("costPerGood").asDouble()).isCloseTo(cost, within(1e-9));
        assertThat(report.path("score").path("costPerGood")).isEqualTo(report.path("costPerGood"));
        assertThat(report.path("unit").asText()).isEqualTo(unit);
        assertThat(report.path("requests").path("adherence").asDouble()).isEqualTo(100 / 110.);
        assertThat(report.path("flows").path(1).path("scored").asBoolean())
                .isEqualTo(Boolean.parseBoolean(scored));
        assertThat(ReportText.of(report)).contains("what counts: ");
    }

    @Test
    void worstGroup_isToldByName() throws IOException {
        JsonNode report = report("true", "{ groups: [loop, map] }");

        assertThat(report.path("score").path("worstGroup").asText()).isEqualTo("map");
        assertThat(report.path("score").path("worstAdherence").asDouble()).isZero();
        JsonNode without = report("true", "{ target: 0.9, floor: 0.5 }").path("score");
        assertThat(without.path("worstGroup").isNull()).isTrue();
    }

    @Test
    void score_thatSaysNothingOfFlows_isPlain() throws IOException {
        assertThat(experiment("true", "{ floor: 0.5 }").plan().scoring())
                .isEqualTo(ScoringPlan.PLAIN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "false|{ groups: [map] }|found \"map\", expected the name of a scored flow, one of",
                "true|{ groups: [mop] }|score.groups[0]: found \"mop\", expected the name of a",
                "true|{ groups: [map, map] }|score.groups[1]: found \"map\", expected each flow"
                        + " once",
                "true|{ per: { flow: nobody } }|score.per.flow: found \"nobody\", expected the"
            })
    void names_thatNoFlowHas_areRefused(String scored, String score, String message) {
        assertThatThrownBy(() -> experiment(scored, score))
                .isInstanceOf(SimulationRefused.class)
                .hasMessageContaining(message);
    }
}
