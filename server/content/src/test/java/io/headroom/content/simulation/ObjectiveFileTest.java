package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.simulator.Flow;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.measure.Quality;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What files say of good requests, and what reports say of those that are not. */
final class ObjectiveFileTest {
    private static final String SENSORS =
            """
            flows:
              - name: cameras
                traffic: { sensors: 3, period: 10 ms, stagger: 1 ms }
                slo: { deadline: 5 ms, since: set }
              - name: others
                traffic: { rate: 100/s }
                slo: { deadline: 5 ms }
            stages:
              - { delay: hop, time: 3 ms }
            duration: 1 s
            """;

    @TempDir private Path folder = Path.of("");

    private Experiment experiment(String slo) throws IOException {
        String text =
                """
                traffic: { rate: 100/s, items: 8 }
                stages:
                  - station: reader
                    servers: 4
                    service: { paddedCalls: { fixed: 1 ms, itemsPerCall: 4, itemCap: 6 } }
                slo: %s
                requests: 1000
                """
                        .formatted(slo);
        Path file = Files.writeString(folder.resolve("it.yaml"), text);
        return SimulationFile.read(file, List.of());
    }

    private Objective objective(String slo) throws IOException {
        return experiment(slo).plan().flows().getFirst().objective();
    }

    @Test
    void limits_areReadAsTheyAreSaid() throws IOException {
        Objective objective =
                objective(
                        "{ firstResponse: 2 s, perOutputToken: 50 ms, completion: 25 s, quality:"
                                + " 0.9, qualityFloor: 0.5, missed: 0.03, missedPerCut: 0.4 }");

        assertThat(objective.paces())
                .isEqualTo(new Objective.Paces(2_000_000_000, 50_000_000, 25_000_000_000L));
        assertThat(objective.quality()).isEqualTo(new Quality(0.9, 0.5, 0.03, 0.4));
        assertThat(objective("{ deadline: 1 s }").paces()).isEqualTo(Objective.Paces.FREE);
        assertThat(objective("{ deadline: 1 s }").quality()).isEqualTo(Quality.FULL);
    }

    @Test
    void limits_countFromArrival_orFromTheSetOfSensors() throws IOException {
        Path file = Files.writeString(folder.resolve("sensors.yaml"), SENSORS);
        List<Flow> flows = SimulationFile.read(file, List.of()).plan().flows();

        assertThat(objective("{ deadline: 1 s }").since()).isEqualTo(Objective.Since.ARRIVAL);
        assertThat(flows.get(0).objective().since()).isEqualTo(Objective.Since.SET);
        assertThat(flows.get(1).objective().since()).isEqualTo(Objective.Since.ARRIVAL);
    }

    /** It is a wrong file, wherever it says so, and not a setting that cannot be. */
    @Test
    void sets_ofTrafficThatHasNone_areRefusedWhereTheyStand() throws IOException {
        String expected = "found \"set\", expected arrival, as only frames of sensors come in sets";
        Path file = Files.writeString(folder.resolve("sensors.yaml"), SENSORS);

        assertThatThrownBy(() -> experiment("{ deadline: 1 s, since: set }"))
                .isInstanceOfSatisfying(
                        SimulationRefused.class,
                        refused -> assertThat(refused.cannotBe()).isFalse())
                .hasMessageContaining("slo.since: " + expected);
        assertThatThrownBy(
                        () ->
                                SimulationFile.read(
                                        file,
                                        List.of("flows[1].slo={ deadline: 5 ms, since: set }")))
                .isInstanceOf(SimulationRefused.class)
                .hasMessageContaining("flows[1].slo.since: " + expected);
    }

    /** The last instant that must be known, unless the file says another. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ deadline: 1 s }|COMPLETION",
                "{ firstResponse: 1 s }|FIRST_RESPONSE",
                "{ firstResponse: 1 s, deadline: 2 s }|COMPLETION",
                "{ firstResponse: 1 s, completion: 2 s }|COMPLETION",
                "{ firstResponse: 1 s, perOutputToken: 20 ms }|COMPLETION",
                "{ firstResponse: 1 s, perOutputToken: 20 ms, of: firstResponse }|FIRST_RESPONSE",
                "{ of: firstResponse, deadline: 1 s, completion: 2 s }|FIRST_RESPONSE"
            })
    void instantThatIsJudged_isTheDecisiveOne(String slo, Objective.Deadline judged)
            throws IOException {
        assertThat(objective(slo).deadline()).isEqualTo(judged);
    }

    /** Six of eight items are a quality of three quarters. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ qualityFloor: 0.75 }|1000|poor|0",
                "{ qualityFloor: 0.76 }|0|poor|1000",
                "{ missedPerCut: 1, missed: 0.75 }|0|missed|1000",
                "{ completion: 0.5 ms }|0|late|1000"
            })
    void report_ofWhatIsNotGood_saysWhy(String slo, int good, String why, int count)
            throws IOException {
        Experiment experiment = experiment(slo);
        ObjectNode report =
                Report.of(experiment, List.of(SimulationRun.one(experiment, new Watching())));

        for (var node : List.of(report.path("requests"), report.path("flows").path(0))) {
            assertThat(node.path("good").asInt()).isEqualTo(good);
            assertThat(node.path(why).asInt()).isEqualTo(count);
        }
    }

    @Test
    void shares_thatAreNone_areRefused() {
        assertThatThrownBy(() -> experiment("{ missed: 3 }"))
                .isInstanceOf(SimulationRefused.class)
                .hasMessageContaining("slo.missed: found 3, expected a number from 0 to 1");
        assertThatThrownBy(() -> experiment("{ perOutputToken: 50 }"))
                .isInstanceOf(SimulationRefused.class)
                .hasMessageContaining("slo.perOutputToken: found 50, expected a duration");
    }
}
