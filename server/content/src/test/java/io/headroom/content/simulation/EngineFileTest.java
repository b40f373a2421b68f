package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.content.document.Problem;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.StepCoefficients;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.engine.ReplicaRole;
import io.headroom.simulator.engine.SpeculationPlan;
import io.headroom.simulator.policy.Eviction;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.LifePlan;
import io.headroom.simulator.policy.Preemptions;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What files say about language models, and how those are refused that are wrong. */
final class EngineFileTest {
    private static final String PLAIN =
            """
            traffic: { rate: 1/s, tokens: { prompt: 100, output: 11 } }
            stages:
              - engine: model
                cost: { host: 3 ms }
                memory: { paged: { blocks: 1000 } }
            slo: { of: firstResponse, deadline: 1 s }
            duration: 100 s
            """;

    private static final String LAST =
            ", preemptions=Preemptions[most=2147483647, victim=LAST, then=PROTECT]]";

    @TempDir private Path folder = Path.of("");

    private Experiment read(String yaml, String... overrides) throws IOException {
        Path file = Files.writeString(folder.resolve("it.yaml"), yaml);
        return SimulationFile.read(file, List.of(overrides));
    }

    private ReplicaPlan replica(String yaml, String... overrides) throws IOException {
        EnginePlan engine = (EnginePlan) read(yaml, overrides).plan().leaves().getFirst();
        return engine.replica();
    }

    @Test
    void engine_inThreeLines_isWhatRealServersAreByDefault() throws IOException {
        assertThat(replica(PLAIN))
                .isEqualTo(
                        new ReplicaPlan(
                                256,
                                4096,
                                new SchedulerPlan.Chunked(2048),
                                new KvPlan.Paged(16, 1000),
                                new StepCoefficients(3e6, 0, 0, 0, 0, 0)));
    }

    @Test
    void cost_ofEachKind_isInNanoseconds() throws IOException {
        String all =
                "stages.model.cost={ host: 1 ms, weightRead: 2 ms, perToken: 3 us, perSequence: 4"
                        + " us, perContextToken: 5 ns, perPair: 0.6 ns }";
        assertThat(replica(PLAIN, all).cost())
                .isEqualTo(new StepCoefficients(1e6, 2e6, 3e3, 4e3, 5, 0.6));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ chunked: { tokenBudget: 512 } }| Chunked[tokenBudget=512]",
                "prefillFirst| PrefillFirst[tokenBudget=2048]",
                "{ dynamic: { window: 1 ms } }| WholeBatches[windowNanos=1000000,"
                        + " computesOn=false]",
            })
    void scheduler_eachKind_isWhatItSays(String said, String plan) throws IOException {
        ReplicaPlan replica =
                replica(PLAIN, "stages.model.scheduler=" + said, "stages.model.maxSequences=8");
        assertThat(replica.scheduler()).hasToString(plan);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ paged: { blockTokens: 8, blocks: 9, reserve: maximum } }|"
                        + " Paged[blockTokens=8, blocks=9, reservesMaximum=true, swap=null,"
                        + " prefixes=null, watermarkBlocks=0"
                        + LAST,
                "{ paged: { blocks: 9, swap: { blocks: 7, perBlock: 1 us } } }|"
                        + " Paged[blockTokens=16, blocks=9, reservesMaximum=false,"
                        + " swap=Swap[blocks=7, perBlockNanos=1000.0], prefixes=null,"
                        + " watermarkBlocks=0"
                        + LAST,
                "{ paged: { blocks: 250, watermark: 0.05 } }|"
                        + " Paged[blockTokens=16, blocks=250, reservesMaximum=false, swap=null,"
                        + " prefixes=null, watermarkBlocks=12"
                        + LAST,
                "{ contiguous: { tokens: 99 } }| Contiguous[tokens=99, reservation=MAXIMUM]",
                "{ contiguous: { tokens: 9, reserve: powerOfTwo } }|"
                        + " Contiguous[tokens=9, reservation=POWER_OF_TWO]",
                "{ contiguous: { tokens: 9, reserve: exact } }|"
                        + " Contiguous[tokens=9, reservation=EXACT]",
            })
    void memory_eachKind_isWhatItSays(String said, String plan) throws IOException {
        assertThat(replica(PLAIN, "stages.model.memory=" + said).memory()).hasToString(plan);
    }

    @Test
    void trafficThatSharesBeginnings_isWhatItSays() throws IOException {
        String traffic =
                "traffic={ clients: 3, think: 1 s, items: 2, prefix: { groups: 4, tokens: 90 },"
                        + " conversations: { turns: 5, mostTokens: 800 } }";
        TrafficPlan.ClosedLoop loop =
                (TrafficPlan.ClosedLoop) read(PLAIN, traffic).plan().flows().getFirst().traffic();
        assertThat(loop.shape())
                .isEqualTo(
                        new RequestShape.Prefixed(
                                RequestShape.Drawn.work(new Sampler.Constant(2)), 4, 90));
        assertThat(loop.conversations())
                .isEqualTo(new TrafficPlan.Turns(new Sampler.Constant(5), 800));
    }

    @Test
    void speculation_inBothForms_andRole_areWhatTheySay() throws IOException {
        String start =
                "stages.model={ engine: model, cost: { host: 3 ms }, maxSequences: 8, memory: {"
                        + " paged: { blocks: 99, prefixes: oldest } }, role: decode, speculation: ";
        String draft = "draft: { host: 1 ms } } }";
        StepCoefficients cost = new StepCoefficients(1e6, 0, 0, 0, 0, 0);
        ReplicaPlan each = replica(PLAIN, start + "{ survival: [0.8, 0.5], " + draft);
        assertThat(each.speculation()).isEqualTo(new SpeculationPlan(List.of(0.8, 0.5), cost));
        assertThat(each.role()).isEqualTo(ReplicaRole.DECODE);
        assertThat(((KvPlan.Paged) each.memory()).prefixes()).isEqualTo(Eviction.OLDEST);
        assertThat(
                        replica(PLAIN, start + "{ acceptance: 0.7, proposals: 3, " + draft)
                                .speculation())
                .isEqualTo(SpeculationPlan.constant(0.7, 3, cost));
        assertThat(
                        replica(PLAIN, start + "{ acceptance: 0.7, proposals: 0, " + draft)
                                .speculation())
                .isNull();
    }

    @Test
    void life_isHowItComesAndGoes() throws IOException {
        String said =
                "{ engine: model, cost: { host: 3 ms }, memory: { paged: { blocks: 99 } },"
                        + " life: { coldStart: 30 s, onLoss: fail } }";
        EnginePlan engine =
                (EnginePlan) read(PLAIN, "stages.model=" + said).plan().leaves().getFirst();
        assertThat(engine.life())
                .isEqualTo(new LifePlan(new Sampler.Constant(30e9), LifePlan.OnLoss.FAIL));
        String elsewhere = said.replace("fail", "reroute");
        assertThat(
                        ((EnginePlan)
                                        read(PLAIN, "stages.model=" + elsewhere)
                                                .plan()
                                                .leaves()
                                                .getFirst())
                                .life()
                                .onLoss())
                .isEqualTo(LifePlan.OnLoss.REROUTE);
    }

    /** Line and column are counted in the whole file. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "memory: { paged: { blocks: 1000 } }| memory: { pages: 9 }| 5:5| paged",
                "memory: { paged: { blocks: 1000 } }| memory: { paged: { blcks: 9 } }| 5:24|"
                        + " blocks",
                "memory: { paged: { blocks: 1000 } }| queue: { capacity: 3 }| 3:5| keys and values",
                "memory: { paged: { blocks: 1000 } }|"
                        + " memory: { contiguous: { tokens: 9, reserve: pow2 } }| 5:40| powerOfTwo",
                "cost: { host: 3 ms }| cost: { host: 3 }| 4:13| a duration",
                "cost: { host: 3 ms }| cost: { hots: 3 ms }| 4:13| host",
                "cost: { host: 3 ms }| maxSequences: 0| 4:5| from 1",
                "cost: { host: 3 ms }| scheduler: { static: {} }| 4:18| a duration",
            })
    void engine_wrong_isToldWhereAndWhy(String line, String instead, String at, String expected)
            throws IOException {
        String yaml = PLAIN.replace(line, instead);
        Path file = Files.writeString(folder.resolve("it.yaml"), yaml);
        SimulationRefused refused =
                catchThrowableOfType(
                        SimulationRefused.class, () -> SimulationFile.read(file, List.of()));
        List<Problem> problems = requireNonNull(refused, "nothing was refused").problems();
        assertThat(problems)
                .anySatisfy(
                        problem -> {
                            assertThat(problem.line() + ":" + problem.column()).isEqualTo(at);
                            assertThat(problem.toString()).contains(expected);
                        });
        assertThat(SimulationSchema.errors(yaml)).as("the schema refuses it too").isNotEmpty();
    }

    @Test
    void engine_thatCannotBe_isRefusedWithTheEnginesOwnSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("it.yaml"), PLAIN);
        SimulationRefused refused =
                catchThrowableOfType(
                        SimulationRefused.class,
                        () ->
                                SimulationFile.read(
                                        file,
                                        List.of(
                                                "stages.model.scheduler={ static: { window: 0 }"
                                                        + " }")));
        assertThat(refused).hasMessageContaining("memory must be reserved for the longest answers");
    }

    @Test
    void report_ofAnEngine_countsTokensAndTheTimeOfEach() throws IOException {
        Experiment experiment = read(PLAIN, "traffic.rate=0.1/s", "traffic.gaps=fixed");
        ObjectNode report =
                Report.of(experiment, SimulationRun.run(experiment, null, new Watching()));
        long completed = report.path("requests").path("completed").asLong();
        var tokens = report.path("tokens");
        assertThat(completed).isPositive();
        assertThat(tokens.path("prompt").asLong()).isEqualTo(100 * completed);
        assertThat(tokens.path("output").asLong()).isEqualTo(11 * completed);
        assertThat(tokens.path("meanPerOutputTokenNanos").asDouble()).isEqualTo(3e6);
        assertThat(tokens.path("perOutputToken").path("count").asLong()).isEqualTo(completed);
        assertThat(report.path("meanFirstResponseNanos").asDouble()).isCloseTo(3e6, within(1.0));
        assertThat(ReportText.of(report)).contains("tokens: prompts", "per output token");
    }

    @Test
    void report_ofAnswersThatAreCut_countsWhatWasMade() throws IOException {
        Experiment experiment = read(PLAIN, "stages.model.maxOutputTokens=5");
        ObjectNode report =
                Report.of(experiment, SimulationRun.run(experiment, null, new Watching()));
        assertThat(report.path("tokens").path("output").asLong())
                .isEqualTo(5 * report.path("requests").path("completed").asLong());
    }

    @Test
    void report_withoutEngines_hasNoTokens() throws IOException {
        Experiment experiment =
                read("traffic: { rate: 1/s }\nstages: [ { delay: a, time: 1 ms } ]\nduration: 9 s");
        ObjectNode report =
                Report.of(experiment, SimulationRun.run(experiment, null, new Watching()));
        assertThat(report.path("tokens").isNull()).isTrue();
    }

    /**
     * A prompt of 100 takes 7 blocks of 16, which its 10 further tokens need, too: it is in one
     * iteration, each of them in one more.
     */
    @Test
    void report_ofAnEngine_sharesItsMemoryOut() throws IOException {
        Experiment experiment = read(PLAIN, "traffic.rate=0.1/s", "traffic.gaps=fixed");
        ObjectNode report =
                Report.of(experiment, SimulationRun.run(experiment, null, new Watching()));
        var memory = report.path("stages").path(0).path("memory");
        double all = 11 * 16_000;
        double stored = 0;
        double internal = 112 - 100;
        for (int token = 1; token <= 10; token++) {
            stored += 99 + token;
            internal += 112 - 100 - token;
        }
        assertThat(memory.path("stored").asDouble()).isCloseTo(stored / all, within(1e-12));
        assertThat(memory.path("reserved").asDouble()).isCloseTo(110 / all, within(1e-12));
        assertThat(memory.path("internal").asDouble()).isCloseTo(internal / all, within(1e-12));
        assertThat(memory.path("outside").asDouble()).isZero();
        assertThat(memory.path("free").asDouble()).isCloseTo(1 - 11 * 112 / all, within(1e-12));
        assertThat(ReportText.of(report)).contains("its memory: ", " stored, ");
    }

    @Test
    void preemptions_areBounded() throws IOException {
        String all = "{ most: 2, victim: longest, then: reject }";
        KvPlan.Paged memory = (KvPlan.Paged) replica(PLAIN, preemptions(all)).memory();
        assertThat(memory.preemptions())
                .isEqualTo(new Preemptions(2, Preemptions.Victim.LONGEST, Preemptions.Then.REJECT));
        assertThat(replica(PLAIN, preemptions("{}"))).isEqualTo(replica(PLAIN));
    }

    private static String preemptions(String said) {
        return "stages.model.memory.paged.preemptions=" + said;
    }

    /** 16 blocks of 16 tokens hold a prompt of one with an answer of 255, not of 256. */
    @Test
    void pool_smallerThanAnAnswer_isSaidToRejectAll() throws IOException {
        assertThat(findings("stages.model.maxOutputTokens=255")).isEmpty();
        assertThat(findings("stages.model.maxOutputTokens=256"))
                .singleElement()
                .asString()
                .contains("stages.model.maxOutputTokens", "found 256", "16 blocks of 16 tokens");
    }

    private List<String> findings(String override) throws IOException {
        Experiment experiment =
                read(
                        PLAIN,
                        "traffic.tokens.prompt=1",
                        "stages.model.memory.paged.blocks=16",
                        override);
        ObjectNode report =
                Report.of(experiment, SimulationRun.run(experiment, null, new Watching()));
        List<String> findings = experiment.findings().stream().map(Problem::toString).toList();
        assertThat(report.path("warnings")).hasSameSizeAs(findings);
        boolean all = report.path("requests").path("rejected").equals(offered(report));
        assertThat(findings.isEmpty()).isNotEqualTo(all);
        return findings;
    }

    private static JsonNode offered(ObjectNode report) {
        return report.path("requests").path("offered");
    }

    @Test
    void replicas_asManyAsStations_areOneFleet() throws IOException {
        Experiment experiment =
                read(
                        """
                        traffic: { rate: 100/s, tokens: { prompt: 100, output: 11 } }
                        stages:
                          - replicas: fleet
                            balancer: leastConnections
                            count: 4096
                            each:
                              engine: model
                              cost: { host: 3 ms }
                              memory: { paged: { blocks: 1000 } }
                        duration: 1 s
                        """);
        assertThat(experiment.plan().leaves()).hasSize(4096);
        assertThat(SimulationRun.one(experiment, new Watching()).measured().completed())
                .isGreaterThan(50);
    }

    /** All proposals are accepted: three tokens in each of the four iterations after the first. */
    @Test
    void proposals_thatAreAllAccepted_areTwoOfThreeTokens() throws IOException {
        Experiment experiment =
                read(
                        PLAIN,
                        "traffic.tokens.output=13",
                        "stages.model.speculation={ acceptance: 1, proposals: 2,"
                                + " draft: { host: 1 ms } }");
        ObjectNode report =
                Report.of(experiment, SimulationRun.run(experiment, null, new Watching()));
        assertThat(report.path("tokens").path("accepted").asLong())
                .isEqualTo(8 * report.path("requests").path("completed").asLong());
    }
}
