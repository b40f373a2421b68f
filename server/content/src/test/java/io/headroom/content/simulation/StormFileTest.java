package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ArrayNode;

import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.content.document.YamlDocument;
import io.headroom.simulator.Intervention;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a file publishes of its weather is drawn within its limits, and read as any event is. */
class StormFileTest {
    private static final String SYSTEM =
            """
            traffic: { rate: 10/s }
            stages:
              - { station: it, servers: 8, service: { perBatch: { perItem: 10 ms } } }
            duration: 100 s
            """;

    private static final String BURST =
            "burst: [ { at: [30 %, 40 %], burst: { factor: [1.4, 1.6], for: [10 %, 0.2] } } ]";

    private static Description.Read read(String weather, Storm.Draw draw) {
        List<Problem> problems = new ArrayList<>();
        byte[] bytes = (SYSTEM + "weather:\n  " + weather).getBytes(StandardCharsets.UTF_8);
        Located root = Objects.requireNonNull(YamlDocument.parse("it.yaml", bytes, problems));
        Description description = new Description(root, new Traces(name -> bytes), problems);
        return description.read(
                new Description.Settings(
                        Description.Settings.WRITTEN.knobs(),
                        Description.Settings.WRITTEN.factors(),
                        null,
                        draw));
    }

    private static Storm storm(String weather, Storm.Draw draw) {
        Description.Read read = read(weather, draw);
        assertThat(read.problems()).isEmpty();
        return Objects.requireNonNull(read.experiment()).storm();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 30, 1400, 10",
        "1, 40, 1600, 20",
        "0.5, 35, 1500, 15",
        "0.126, 31.3, 1425, 11.3"
    })
    void burst_drawnBetweenItsLimits_isExactInThousandths(
            double part, double at, long permille, double lasts) {
        Storm storm = storm(BURST, (list, field) -> part);
        long second = 1_000_000_000;
        assertThat(storm.burst().events())
                .containsExactly(
                        new Experiment.Timed(
                                Math.round(at * second),
                                new Intervention.Burst(permille, Math.round(lasts * second))));
        assertThat(storm.burst().from()).isCloseTo(at / 100, within(1e-12));
        assertThat(storm.burst().until()).isCloseTo((at + lasts) / 100, within(1e-12));
        assertThat(storm.burst().factor()).isCloseTo(permille / 1_000.0, within(1e-12));
        assertThat(storm.fault().comes()).isFalse();
    }

    /** Servers are whole: each of three as likely as the others. */
    @ParameterizedTest
    @CsvSource({"0, 2", "0.33, 2", "0.34, 3", "0.66, 3", "0.67, 4", "1, 4"})
    void wholeNumbers_areDrawnWhole(double part, int servers) {
        Storm storm =
                storm(
                        BURST
                                + "\n"
                                + "  fault: [ { at: 0.7, loss: { station: it, servers: [2, 4], for:"
                                + " 10 % } } ]",
                        (list, field) -> part);
        assertThat(storm.fault().events())
                .containsExactly(
                        new Experiment.Timed(
                                70_000_000_000L,
                                new Intervention.Loss("it", servers, 10_000_000_000L)));
    }

    @Test
    void fields_ofOneNameInAList_areDrawnTogether_andNotWithThoseOfTheOther() {
        List<String> asked = new ArrayList<>();
        storm(
                BURST
                        + "\n"
                        + "  fault: [ { at: [70 %, 80 %], speed: { station: it, factor: [0.4, 0.6],"
                        + " for: 5 % } }, { at: [70 %, 80 %], speed: { station: it, server: 1,"
                        + " factor: [0.2, 0.3], for: 5 % } } ]",
                (list, field) -> {
                    asked.add(list + "/" + field);
                    return 0.5;
                });
        assertThat(asked)
                .containsExactly(
                        "burst/at",
                        "burst/factor",
                        "burst/for",
                        "fault/at",
                        "fault/factor",
                        "fault/at",
                        "fault/factor");
    }

    @Test
    void fault_intoTheBurst_meetsItWhereverThatIsDrawn() {
        String weather =
                BURST
                        + "\n"
                        + "  fault: [ { into: [80 %, 100 %], speed: { station: it, factor: 0.5,"
                        + " for: 5 % } } ]";
        for (double part : new double[] {0, 0.3, 1}) {
            Storm storm = storm(weather, (list, field) -> list.equals("burst") ? part : 0);
            double expected =
                    storm.burst().from() + 0.8 * (storm.burst().until() - storm.burst().from());
            assertThat(storm.fault().from()).isCloseTo(expected, within(0.0005 + 1e-12));
        }
        assertThat(storm(weather, Storm.Draw.MOST).fault().from()).isCloseTo(0.6, within(1e-12));
    }

    /** What is drawn as events of a file is what a game does. */
    @Test
    void events_drawnForAFile_readAsTheSame() {
        String weather =
                BURST
                        + "\n  fault: [ { into: 90 %, speed: { station: it, factor: [0.4, 0.6],"
                        + " for: 5 % } } ]";
        Storm.Draw draw = (list, field) -> 0.37;
        Description.Read read = read(weather, draw);
        ArrayNode events = Storm.events(read.root().at("weather"), draw);
        SimulationFile file =
                new SimulationFile(
                        "it.yaml",
                        (SYSTEM + "events: " + events).getBytes(StandardCharsets.UTF_8),
                        Path.of("."));
        Storm storm = Objects.requireNonNull(read.experiment()).storm();
        List<Experiment.Timed> all = new ArrayList<>(storm.burst().events());
        all.addAll(storm.fault().events());
        assertThat(file.experiment(List.of()).timetable()).isEqualTo(all).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "burst: []",
                "burst: { at: 30 %, burst: { factor: 2, for: 10 % } }",
                "burst: [ { burst: { factor: 2, for: 10 % } } ]",
                "burst: [ { into: 30 %, burst: { factor: 2, for: 10 % } } ]",
                "burst: [ { at: 30 s, burst: { factor: 2, for: 10 % } } ]",
                "burst: [ { at: 30 %, burst: { factor: 2, for: 10 s } } ]",
                "burst: [ { at: 30 %, burst: { factor: 2 } } ]",
                "burst: [ { at: 30 %, burst: { factor: [3, 2], for: 10 % } } ]",
                "burst: [ { at: 30 %, burst: { factor: [2, 3, 4], for: 10 % } } ]",
                "burst: [ { at: [40 %, 30 %], burst: { factor: 2, for: 10 % } } ]",
                "burst: [ { at: 95 %, burst: { factor: 2, for: 10 % } } ]",
                "burst: [ { at: 30 %, gust: { factor: 2, for: 10 % } } ]",
                "burst: [ { at: 30 %, scale: { station: it, servers: 2 } } ]",
                "fault: [ { at: 30 %, burst: { factor: 2, for: 10 % } } ]",
                "burst: [ { at: 30 %, burst: { factor: 2, for: 10 % } } ]\n  fault: []",
                "burst: [ { at: 30 %, burst: { factor: 2, for: 10 % } } ]\n  snow: []"
            })
    void weather_thatCannotBe_isRefused(String weather) {
        assertThat(read(weather, Storm.Draw.LEAST).problems()).isNotEmpty();
    }
}
