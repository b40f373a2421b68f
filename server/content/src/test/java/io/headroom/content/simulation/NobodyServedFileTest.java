package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.content.document.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that are not wrong, and of which nothing or less than asked can come: that is told. */
final class NobodyServedFileTest {
    private static final String ENGINE =
            """
            traffic: { rate: 20/s, tokens: { prompt: %s, output: 5 } }
            stages:
              - engine: model
                maxOutputTokens: 100
                cost: { host: 1 ms }
                memory: { paged: { blocks: 20, blockTokens: 16 } }
            duration: 1 s
            """;

    private static final String POOL =
            """
            traffic: { rate: 20/s, items: %s }
            stages:
              - pool: banks
                room: 16 kB
                slab: 4 kB
                bytes: 1 kB
                bytesPerItem: 4 kB
                queue: { capacity: 0 }
                stage: { delay: path, time: 1 ms }
            duration: 1 s
            """;

    private static final String ENERGY =
            """
            traffic: { rate: 20/s }
            stages: [ { station: npu, service: 1 ms%s } ]
            duration: 1 s
            %s
            """;

    private static final String KNOBS = "knobs: [ { path: stages.npu.servers, from: 1, to: 2 } ]";

    @TempDir private Path folder = Path.of("");

    private Experiment read(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("it.yaml"), yaml);
        return SimulationFile.read(file, List.of());
    }

    private static ObjectNode report(Experiment experiment) throws IOException {
        return Report.of(experiment, SimulationRun.run(experiment, null, new Watching()));
    }

    private static List<String> told(Experiment experiment) {
        return experiment.findings().stream().map(Problem::toString).toList();
    }

    /** Whether every request was rejected, which a finding must have said, and none else. */
    private static boolean rejectsAll(Experiment experiment) throws IOException {
        ObjectNode report = report(experiment);
        long offered = report.path("requests").path("offered").asLong();
        assertThat(offered).isPositive();
        assertThat(report.path("warnings")).hasSameSizeAs(experiment.findings());
        return report.path("requests").path("rejected").asLong() == offered;
    }

    /** 320 tokens hold a prompt of 220 with an answer of 100, and not one of 221. */
    @Test
    void promptsThatNoEngineHolds_areFound() throws IOException {
        for (String fits : List.of("220", "{ uniform: { least: 219, most: 221 } }")) {
            Experiment experiment = read(ENGINE.formatted(fits));
            assertThat(told(experiment)).as(fits).isEmpty();
            assertThat(rejectsAll(experiment)).as(fits).isFalse();
        }
        for (String longer : List.of("221", "{ uniform: { least: 221, most: 400 } }")) {
            Experiment experiment = read(ENGINE.formatted(longer));
            assertThat(told(experiment))
                    .as(longer)
                    .singleElement()
                    .asString()
                    .contains("traffic.tokens", "prompts of 221 tokens", "model", "20 blocks");
            assertThat(rejectsAll(experiment)).as(longer).isTrue();
        }
    }

    /** Four slabs of 4 kB hold 1 kB and three items of 4 kB, and not those of four. */
    @Test
    void itemsThatNoPoolHolds_areFound() throws IOException {
        Experiment fits = read(POOL.formatted("3"));
        assertThat(told(fits)).isEmpty();
        assertThat(rejectsAll(fits)).isFalse();

        Experiment larger = read(POOL.formatted("4"));
        assertThat(told(larger))
                .singleElement()
                .asString()
                .contains("traffic.items", "5 slabs", "banks, which has 4");
        assertThat(rejectsAll(larger)).isTrue();
    }

    /** In several flows each is told where it stands. */
    @Test
    void promptsOfOneFlow_areFoundAtIt() throws IOException {
        Experiment two =
                read(
                        """
                        flows:
                          - name: short
                            traffic: { rate: 20/s, tokens: { prompt: 9, output: 5 } }
                          - name: long
                            traffic: { rate: 20/s, tokens: { prompt: 999, output: 5 } }
                        stages:
                          - engine: model
                            maxOutputTokens: 100
                            cost: { host: 1 ms }
                            memory: { paged: { blocks: 20, blockTokens: 16 } }
                        duration: 1 s
                        """);
        assertThat(told(two))
                .singleElement()
                .asString()
                .contains("flows[1].traffic.tokens", "every request of long");
    }

    @Test
    void energyWithoutAPrice_isFoundWhereCostCounts() throws IOException {
        String busy = ", energy: { busy: 3 W }";
        Experiment unpriced = read(ENERGY.formatted(busy, KNOBS));
        assertThat(told(unpriced)).singleElement().asString().contains("cost: { joule: 1 }");
        assertThat(report(unpriced).path("costPerGood").asDouble()).isZero();
        assertThat(told(read(ENERGY.formatted(busy, "score: { floor: 0.5 }")))).hasSize(1);

        String priced = KNOBS + "\ncost: { joule: 1 }";
        assertThat(told(read(ENERGY.formatted(busy, priced)))).isEmpty();
        String money = busy + ", cost: { provisioned: 3/h }";
        assertThat(told(read(ENERGY.formatted(money, KNOBS)))).isEmpty();
        assertThat(told(read(ENERGY.formatted(busy, "")))).isEmpty();
        assertThat(told(read(ENERGY.formatted("", KNOBS)))).isEmpty();
    }

    /** Of thirty that are asked for the trace has five: they come, and the run says how many. */
    @Test
    void traceWithFewerRowsThanRequests_isFound_andTheRunIsIncomplete() throws IOException {
        StringBuilder rows = new StringBuilder("TIMESTAMP,ContextTokens,GeneratedTokens\n");
        for (int row = 0; row < 5; row++) {
            rows.append("2024-05-10 00:00:0%d,100,10\n".formatted(row));
        }
        Files.writeString(folder.resolve("t.csv"), rows);
        String file =
                """
                traffic: { trace: t.csv, from: %s }
                stages: [ { delay: path, time: 1 ms } ]
                requests: %d
                """;
        Experiment lacks = read(file.formatted("start", 30));
        ObjectNode report = report(lacks);
        assertThat(told(lacks))
                .singleElement()
                .asString()
                .contains("requests", "30 of a trace that is played once and has 5");
        assertThat(report.path("incomplete").asBoolean()).isTrue();
        assertThat(report.path("requestsSent").asLong()).isEqualTo(5);
        assertThat(report.path("requestsAsked").asLong()).isEqualTo(30);
        assertThat(report.path("window").path("toNanos").asLong()).isEqualTo(4_001_000_000L);
        assertThat(ReportText.of(report)).contains("INCOMPLETE: 5 of 30 requests");

        for (Experiment whole :
                List.of(read(file.formatted("start", 5)), read(file.formatted("random", 30)))) {
            assertThat(told(whole)).isEmpty();
            assertThat(report(whole).path("incomplete").asBoolean()).isFalse();
        }
    }

    @Test
    void boundOfAFrontEndThatTakesNoTime_isFound() throws IOException {
        String engine =
                """
                traffic: { rate: 2000/s, tokens: { prompt: 9, output: 1 } }
                stages:
                  - engine: model
                    intake: { most: 2, overflow: dropNewest }
                    cost: { host: 10 us%s }
                    memory: { paged: { blocks: 10000 } }
                duration: 1 s
                """;
        Experiment none = read(engine.formatted(""));
        assertThat(told(none)).singleElement().asString().contains("stages[0].intake");
        assertThat(report(none).path("requests").path("dropped").asLong()).isZero();

        Experiment takes = read(engine.formatted(", frontEnd: 5 ms"));
        assertThat(told(takes)).isEmpty();
        assertThat(report(takes).path("requests").path("dropped").asLong()).isGreaterThan(1000);
    }
}
