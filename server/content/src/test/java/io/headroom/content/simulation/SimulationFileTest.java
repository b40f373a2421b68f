package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.util.Objects.requireNonNull;

import io.headroom.content.document.Problem;
import io.headroom.simulator.Intervention;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.stage.ReplicasPlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What files mean, and how those are refused that mean nothing. */
final class SimulationFileTest {
    private static final String PLAIN =
            """
            traffic: { rate: 800/s }
            stages:
              - { station: server, service: { exponential: 1 ms } }
            slo: { deadline: 20 ms }
            duration: 10 s
            """;

    @TempDir private Path folder = Path.of("");

    private Experiment read(String yaml, String... overrides) throws IOException {
        Path file = Files.writeString(folder.resolve("it.yaml"), yaml);
        return SimulationFile.read(file, List.of(overrides));
    }

    private List<Problem> problems(String yaml, String... overrides) throws IOException {
        Path file = Files.writeString(folder.resolve("it.yaml"), yaml);
        SimulationRefused refused =
                catchThrowableOfType(
                        SimulationRefused.class,
                        () -> SimulationFile.read(file, List.of(overrides)));
        return requireNonNull(refused, "nothing was refused").problems();
    }

    @Test
    void plainQueue_inFiveLines_isWhatItSays() throws IOException {
        Experiment experiment = read(PLAIN);
        assertThat(experiment.plan().durationNanos()).isEqualTo(10_000_000_000L);
        assertThat(experiment.plan().flows().getFirst().traffic())
                .isEqualTo(new TrafficPlan.Poisson(800));
        StationPlan station = experiment.plan().stations().getFirst();
        assertThat(station.servers()).isEqualTo(1);
        assertThat(station.service())
                .isEqualTo(new ServicePlan.PerBatch(0, 1, 1, new Sampler.Exponential(1e6)));
        assertThat(station.batching()).isEqualTo(new BatchingPlan.Single());
        assertThat(experiment.plan().flows().getFirst().objective().deadlineNanos())
                .isEqualTo(20_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "20 ns, 20",
        "20us, 20000",
        "1.5 ms, 1500000",
        "2 s, 2000000000",
        "1 min, 60000000000",
        "1 h, 3600000000000",
        "1e-3 s, 1000000",
        "0, 0"
    })
    void durations_inEachUnit_areNanoseconds(String text, long nanos) throws IOException {
        Experiment experiment = read(PLAIN, "slo.deadline=" + text);
        assertThat(experiment.plan().flows().getFirst().objective().deadlineNanos())
                .isEqualTo(nanos);
    }

    @ParameterizedTest
    @CsvSource({"900/s, 900", "1/ms, 1000", "60/min, 1", "7200/h, 2"})
    void rates_inEachUnit_arePerSecond(String text, double perSecond) throws IOException {
        Experiment experiment = read(PLAIN, "traffic.rate=" + text);
        assertThat(experiment.plan().flows().getFirst().traffic().meanPerSecond())
                .isEqualTo(perSecond);
    }

    /** Line, column and field are counted in the text that stands in the place of line 3. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- { statoin: a, service: 1 ms }| 3:5| stages[0]| station",
                "- { station: a }| 3:5| stages[0].service| such as 1 ms",
                "- { station: a, service: 1 }| 3:19| stages[0].service| a duration with its unit",
                "- { station: a, service: 1 m }| 3:19| stages[0].service| 20 ms",
                "- { station: a, servers: 0, service: 1 ms }| 3:19| stages[0].servers| from 1 to",
                "- { station: a, servers: x, service: 1 ms }| 3:19| stages[0].servers| a whole"
                        + " number from 1",
                "- { station: a, servers: 1.5, service: 1 ms }| 3:19| stages[0].servers| whole",
                "- { station: a, serves: 2, service: 1 ms }| 3:19| stages[0].serves|"
                        + " did you mean servers?",
                "- { station: a, service: { exponental: 1 ms } }| 3:19| stages[0].service|"
                        + " did you mean exponential?",
                "- { station: a, service: 1 ms, batching: dynamic }| 3:34|"
                        + " stages[0].batching| a mapping of fields",
                "- { station: a, service: 1 ms, batching: { dynamic: { max: 8 } } }| 3:46|"
                        + " stages[0].batching.dynamic.window| a duration",
                "- { station: a, service: 1 ms, queue: { overflow: explode } }| 3:43|"
                        + " stages[0].queue.overflow| one of reject",
                "- { replicas: a }| 3:5| stages[0].of| count and each",
                "- 7| 3:5| stages[0]| a stage",
                "- { delay: a, time: 1 ms, station: b }| 3:5| stages[0]| one kind",
            })
    void stage_wrong_isToldWhereAndWhy(String line, String at, String field, String expected)
            throws IOException {
        String yaml = withStage(line);
        List<Problem> problems = problems(yaml);
        assertThat(problems).hasSize(1);
        Problem problem = problems.getFirst();
        assertThat(problem.line() + ":" + problem.column()).isEqualTo(at);
        assertThat(problem.path()).isEqualTo(field);
        assertThat(problem.toString()).contains("it.yaml:" + at, expected);
        assertThat(SimulationSchema.errors(yaml)).as("the schema refuses it too").isNotEmpty();
    }

    private static String withStage(String line) {
        return PLAIN.replace("- { station: server, service: { exponential: 1 ms } }", line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- { station: a, service: { exponential: -1 ms } }| 3:30|"
                        + " stages[0].service.exponential| greater than 0",
                "- { station: a, service: -1 ms }| 3:19| stages[0].service| a duration of 0 or"
                        + " more",
                "- { replicas: a, of: [b] }| 3:25| stages[0].of[0]| further up",
                "- { station: a, service: 1 ms, queue: { capacity: 3 }, batching:"
                        + " { static: { max: 8, window: 1 ms } } }| 3:5| stages[0]|"
                        + " the capacity of the queue must be at least",
            })
    void stage_thatTheEngineRefuses_isToldWhereAndWhy(
            String line, String at, String field, String expected) throws IOException {
        Problem problem = problems(withStage(line)).getFirst();
        assertThat(problem.line() + ":" + problem.column()).isEqualTo(at);
        assertThat(problem.path()).isEqualTo(field);
        assertThat(problem.expected()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "traffic: { rate: 800/s }| traffic: { rat: 800/s }| 1:1| did you mean rate?",
                "traffic: { rate: 800/s }| traffic: { rate: 800 }| 1:12| 800/s",
                "traffic: { rate: 800/s }| traffic: { rate: 800/s, gaps: odd }| 1:25| one of",
                "traffic: { rate: 800/s }| traffic: 800/s| 1:1| a mapping",
                "traffic: { rate: 800/s }| title: none| 1:1| who comes when",
                "duration: 10 s| durations: 10 s| 1:1| duration",
                "duration: 10 s| duration: [10 s]| 5:1| a duration",
                "duration: 10 s| seed: 1.5| 5:1| a whole number",
                "slo: { deadline: 20 ms }| slo: { of: end }| 4:8| one of completion",
            })
    void field_wrong_isToldWhereAndWhy(String line, String instead, String at, String expected)
            throws IOException {
        List<Problem> problems = problems(PLAIN.replace(line, instead));
        assertThat(problems)
                .anySatisfy(
                        problem -> {
                            assertThat(problem.line() + ":" + problem.column()).isEqualTo(at);
                            assertThat(problem.toString()).contains(expected);
                        });
        assertThat(SimulationSchema.errors(PLAIN.replace(line, instead))).isNotEmpty();
    }

    @Test
    void file_wrongInManyPlaces_isToldAllAtOnce() throws IOException {
        List<Problem> problems =
                problems(
                        """
                        traffic: { rate: 800 }
                        stages:
                          - { station: server, servers: 0, service: { exponential: 1 } }
                          - { station: server, service: 1 ms }
                        slo: { dedline: 20 ms }
                        duration: 10 s
                        """);
        assertThat(problems).extracting(Problem::line).contains(1, 3, 3, 4, 5);
    }

    @Test
    void file_thatIsNoYaml_isToldWhere() throws IOException {
        assertThat(problems("traffic: { rate: 800/s\nstages: [").getFirst().line()).isPositive();
        assertThat(problems("").getFirst().toString()).contains("it.yaml", "an empty file");
        assertThat(problems("seed: 1\nseed: 2\n").getFirst().line()).isEqualTo(2);
        assertThatThrownBy(() -> SimulationFile.read(folder.resolve("no.yaml"), List.of()))
                .isInstanceOf(SimulationRefused.class)
                .hasMessageContaining("no.yaml: found no such file");
    }

    @Test
    void events_ofAStationThatIsNot_areRefused() throws IOException {
        String yaml = PLAIN + "events:\n  - { at: 1 s, loss: { station: serve, for: 1 s } }\n";
        Problem problem = problems(yaml).getFirst();
        assertThat(problem.line()).isEqualTo(7);
        assertThat(problem.path()).isEqualTo("events[0].loss.station");
        assertThat(problem.expected()).contains("did you mean server?");
    }

    @Test
    void events_inAnyOrder_areSortedByTheirInstants() throws IOException {
        Experiment experiment =
                read(
                        PLAIN
                                + """
                                events:
                                  - { at: 2 s, scale: { station: server, servers: 2 } }
                                  - { at: 1 s, burst: { factor: 2, for: 1 s } }
                                """);
        assertThat(experiment.timetable())
                .containsExactly(
                        new Experiment.Timed(
                                1_000_000_000L, new Intervention.Burst(2000, 1_000_000_000L)),
                        new Experiment.Timed(2_000_000_000L, new Intervention.Scale("server", 2)));
    }

    @Test
    void trace_withABadLine_isToldWithItsLine() throws IOException {
        Files.writeString(
                folder.resolve("trace.csv"),
                """
                TIMESTAMP,ContextTokens,GeneratedTokens
                2023-11-16 18:55:12.5953120,1209,396
                yesterday,1,1
                """);
        String yaml = PLAIN.replace("rate: 800/s", "trace: trace.csv");
        assertThat(problems(yaml).getFirst().toString()).startsWith("trace.csv:3:1");
        assertThat(problems(yaml.replace("trace.csv", "no.csv")).getFirst().line()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2023-11-16 18:55:12.5953120,-1,396| a prompt of 1 to",
                "2023-11-16 18:55:12.5953120,1,0| an answer of 1 to",
                "2023-11-16 18:55:12.5953120,1,1,1| a line such as",
                "1999-01-01 00:00:00.0000000,1,1| in the order of their times",
                "0001-01-01 00:00:00.0000000,1,1| a line such as",
                "9999-01-01 00:00:00.0000000,1,1| a line such as",
            })
    void trace_withALineThatCannotBe_isToldWithItsLine(String line, String expected)
            throws IOException {
        Files.writeString(
                folder.resolve("trace.csv"),
                "TIMESTAMP,ContextTokens,GeneratedTokens\n"
                        + "2023-11-16 18:55:11.0000000,1209,396\n"
                        + line
                        + "\n");
        assertThat(problems(PLAIN.replace("rate: 800/s", "trace: trace.csv")).getFirst().toString())
                .startsWith("trace.csv:3:1: found " + line)
                .contains(expected);
    }

    /** Whoever took a wrong file is told so, and not with all of it. */
    @Test
    void trace_wrongInTooManyLines_isToldTheFirstTenAndHowManyMore() throws IOException {
        Files.writeString(
                folder.resolve("trace.csv"),
                "TIMESTAMP,ContextTokens,GeneratedTokens\n" + "yesterday,1,1\n".repeat(500));
        Path file =
                Files.writeString(
                        folder.resolve("it.yaml"),
                        PLAIN.replace("rate: 800/s", "trace: trace.csv"));
        assertThatThrownBy(() -> SimulationFile.read(file, List.of()))
                .isInstanceOfSatisfying(
                        SimulationRefused.class,
                        refused -> assertThat(refused.problems()).hasSize(11))
                .message()
                .contains(
                        "trace.csv:11:1: found yesterday,1,1, expected a line such as"
                                + " 2023-11-16 18:55:12.5953120,1209,396\n")
                .endsWith(
                        "trace.csv:12:1: found 490 more lines that are wrong, expected lines as"
                                + " those above")
                .hasLineCount(12);
    }

    @Test
    void names_ofAnyLengthAndNumber_areToldInShort() throws IOException {
        String yaml = PLAIN + "a".repeat(100_000) + ": " + "b".repeat(100_000) + "\n";
        assertThat(problems(yaml).getFirst().toString()).hasSizeLessThan(1_500);
        StringBuilder stages = new StringBuilder();
        for (int number = 0; number < 1_000; number++) {
            stages.append("  - { station: s").append(number).append(", service: 1 ms }\n");
        }
        String many =
                withStage(stages.substring(2).stripTrailing())
                        + "events:\n  - { at: 1 s, loss: { station: x, for: 1 s } }\n";
        assertThat(problems(many).getFirst().toString()).hasSizeLessThan(1_500).contains("more");
    }

    @Test
    void file_thatIsNoText_isToldSo() throws IOException {
        Path file = Files.write(folder.resolve("it.yaml"), new byte[] {(byte) 0x9f, 1, 2});
        assertThatThrownBy(() -> SimulationFile.read(file, List.of()))
                .isInstanceOf(SimulationRefused.class)
                .hasMessageContaining("found a file that is no text");
        assertThatThrownBy(() -> SimulationFile.read(folder, List.of()))
                .isInstanceOf(SimulationRefused.class)
                .hasMessageContaining("found a folder");
    }

    @Test
    void each_ofCount_hasANameOfItsOwn() throws IOException {
        Experiment experiment =
                read(
                        """
                        traffic: { rate: 1/s }
                        stages:
                          - replicas: pool
                            balancer: random
                            count: 3
                            each: { station: replica, service: 1 ms }
                        duration: 1 s
                        """);
        assertThat(experiment.plan().flows().getFirst().path()).isInstanceOf(ReplicasPlan.class);
        assertThat(experiment.plan().stations())
                .extracting(StationPlan::name)
                .containsExactly("replica-1", "replica-2", "replica-3");
    }

    @Test
    void requests_insteadOfADuration_endTheRun() throws IOException {
        Experiment experiment = read(PLAIN.replace("duration: 10 s", "requests: 500"));
        assertThat(experiment.endsByRequests()).isTrue();
        assertThat(experiment.plan().flows().getFirst().mostRequests()).isEqualTo(500);
        assertThat(experiment.plan().durationNanos()).isGreaterThan(Limits.SECOND_NANOS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "traffic.rate=900/s| 900.0| 1",
                "stages[0].servers=2| 800.0| 2",
                "stages.server.servers=2| 800.0| 2",
                "stages.server.servers = 3| 800.0| 3",
                "traffic={ rate: 5/s }| 5.0| 1",
            })
    void set_aPath_overridesTheFile(String override, double rate, int servers) throws IOException {
        Experiment experiment = read(PLAIN, override);
        assertThat(experiment.plan().flows().getFirst().traffic().meanPerSecond()).isEqualTo(rate);
        assertThat(experiment.plan().stations().getFirst().servers()).isEqualTo(servers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trafic.rate=900/s| did you mean traffic?",
                "traffic.rat=900/s| did you mean rate?",
                "stages[3].servers=2| server",
                "stages.servr.servers=2| did you mean server?",
                "stages.server.server=2| did you mean servers?",
                "stages.server.servers=none| a whole number from 1",
                "traffic.rate=| a value",
                "traffic.rate| path=value",
                "traffic.rate.more=1| nothing",
            })
    void set_aWrongPath_isRefusedNamingTheNearest(String override, String said) throws IOException {
        List<Problem> problems = problems(PLAIN, override);
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().toString()).startsWith("--set " + override).contains(said);
    }
}
