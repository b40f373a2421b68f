package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.content.document.Problem;
import io.headroom.simulator.cost.Roofline;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.stage.EnginePlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file that names a model and hardware: what follows from that, and what cannot be. */
final class RooflineFileTest {
    private static final String PLAIN =
            """
            traffic: { rate: 1/s, tokens: { prompt: 100, output: 11 } }
            stages:
              - engine: model
                cost: { model: llama-3-70b, hardware: h100, tensorParallel: 8 }
            duration: 10 s
            """;

    @TempDir private Path folder = Path.of("");

    private EnginePlan engine(String... overrides) throws IOException {
        Path file = Files.writeString(folder.resolve("it.yaml"), PLAIN);
        Experiment experiment = SimulationFile.read(file, List.of(overrides));
        return (EnginePlan) experiment.plan().leaves().getFirst();
    }

    private static int blocks(EnginePlan engine) {
        return ((KvPlan.Paged) engine.replica().memory()).blocks();
    }

    @Test
    void model_onHardware_givesCostMemoryPriceAndPower() throws IOException {
        EnginePlan engine = engine();
        assertThat(engine.replica().cost()).isInstanceOf(Roofline.class);
        // 0.9 of 80 GiB less an eighth of 141.2 GB and 3, at 40,960 bytes a token on each device.
        double tokens = (0.9 * 80 * 1024 * 1024 * 1024 - 141.2e9 / 8 - 3e9) / 40_960;
        assertThat(blocks(engine)).isEqualTo((int) (tokens / 16));
        assertThat(engine.rates().money().perProvisionedServerSecond() * 3600)
                .isCloseTo(32, within(1e-9));
        assertThat(engine.rates().energy().perProvisionedServerSecond()).isEqualTo(600);
        assertThat(engine.promptWatts()).isEqualTo(8 * (700 - 380));
    }

    @Test
    void pool_ofTheTotalAndOfTheFree_areDifferentFractions() throws IOException {
        String total = "stages.model.memory={ paged: { pool: { fraction: 0.9, of: total } } }";
        String free = "stages.model.memory={ paged: { pool: { fraction: 0.9, of: free } } }";
        assertThat(blocks(engine(total))).isEqualTo(blocks(engine()));
        double difference = 0.1 * (141.2e9 / 8 + 3e9) / 40_960 / 16;
        assertThat(blocks(engine(free)) - blocks(engine())).isCloseTo((int) difference, within(1));
    }

    /** 141.2 GB of weights do not fit on one device, however many blocks are asked for. */
    @Test
    void memoryThatIsCounted_mustFitBesideTheWeights() throws IOException {
        String counted = "stages.model.memory={ %s }";
        for (String memory : List.of("paged: { blocks: 10 }", "contiguous: { tokens: 100 }")) {
            String said = counted.formatted(memory);
            assertThat(engine(said).replica().memory()).isNotNull();
            SimulationRefused refused =
                    catchThrowableOfType(
                            SimulationRefused.class,
                            () -> engine(said, "stages.model.cost.tensorParallel=1"));
            assertThat(refused.cannotBe()).isTrue();
            assertThat(refused.sentence()).contains("take 144.2 GB", "more devices");
        }
        int most = (int) ((80 * 1024 * 1024 * 1024L - 141.2e9 / 8 - 3e9) / 40_960 / 16);
        assertThat(blocks(engine(counted.formatted("paged: { blocks: " + most + " }"))))
                .isEqualTo(most);
        String more = counted.formatted("paged: { blocks: " + (most + 100) + " }");
        assertThat(catchThrowableOfType(SimulationRefused.class, () -> engine(more)).cannotBe())
                .isTrue();
    }

    @Test
    void overhead_isTheStacks_unlessAFileSaysIt() throws IOException {
        String none = "stages.model.memory={ paged: { pool: { overhead: 0 } } }";
        String textbook =
                "stages.model.cost={ model: llama-3-70b, hardware: h100, tensorParallel: 8,"
                        + " profile: textbook }";
        double weights = 141.2e9 / 8;
        double measured = (0.9 * 80 * 1024 * 1024 * 1024 - weights) / 40_960 / 16;
        double onTheBox = (0.9 * 80e9 - weights - 2.5e9) / 40_960 / 16;

        assertThat(blocks(engine(none))).isEqualTo((int) measured);
        assertThat(blocks(engine(textbook))).isEqualTo((int) onTheBox);
    }

    /** Half the share of the bandwidth is twice the time for weights. */
    @Test
    void host_andShares_saidBesideTheModel_areThose() throws IOException {
        EnginePlan stacks = engine();
        EnginePlan said =
                engine(
                        "stages.model.cost={ model: llama-3-70b, hardware: h100, tensorParallel: 8,"
                                + " host: 3 ms, perSequence: 20 us, frontEnd: 2 ms,"
                                + " promptLaunchPerLayer: 1 ms, weightBandwidth: 0.434,"
                                + " kvBandwidth: 0.263, denseShare: 0.25, attentionShare: 0.15 }");
        Roofline before = (Roofline) stacks.replica().cost();
        Roofline after = (Roofline) said.replica().cost();

        assertThat(stacks.frontEndNanos()).isEqualTo(6_300_000);
        assertThat(said.frontEndNanos()).isEqualTo(2_000_000);
        assertThat(after.hostNanos()).isEqualTo(3e6);
        assertThat(after.perSequenceNanos()).isEqualTo(20_000);
        assertThat(after.promptLaunchNanos()).isEqualTo(80e6);
        assertThat(after.weightNanos()).isCloseTo(2 * before.weightNanos(), within(1e-3));
        assertThat(after.perContextTokenNanos())
                .isCloseTo(2 * before.perContextTokenNanos(), within(1e-9));
        assertThat(after.perTokenNanos()).isCloseTo(2 * before.perTokenNanos(), within(1e-9));
        assertThat(after.perPairNanos()).isCloseTo(2 * before.perPairNanos(), within(1e-9));
        assertThat(blocks(said)).isEqualTo(blocks(stacks));
    }

    @Test
    void coefficients_haveAFrontEndToo_withoutOneByDefault() throws IOException {
        String one = "stages.model={ engine: model, memory: { paged: { blocks: 9 } }, cost: ";

        assertThat(engine(one + "{ host: 1 ms } }").frontEndNanos()).isZero();
        assertThat(engine(one + "{ host: 1 ms, frontEnd: 4 ms } }").frontEndNanos())
                .isEqualTo(4_000_000);
    }

    @Test
    void report_saysWhichStacksItGoesBy_andWhereTheyWereMeasured() throws IOException {
        Path file = Files.writeString(folder.resolve("it.yaml"), PLAIN);
        String proposing = proposing(2, "l40s", 1);
        Experiment experiment = SimulationFile.read(file, List.of(proposing));
        ObjectNode report =
                Report.of(experiment, SimulationRun.run(experiment, null, new Watching()));
        String textbook =
                PLAIN.replace("tensorParallel: 8", "tensorParallel: 8, profile: textbook");
        Files.writeString(file, textbook);

        assertThat(experiment.stacks())
                .containsExactly(
                        new Experiment.StackUse("vllm-v1", "h100", true),
                        new Experiment.StackUse("vllm-v1", "l40s", false));
        assertThat(report.path("stacks")).hasSize(2);
        assertThat(ReportText.of(report))
                .contains("stack vllm-v1 on h100, which was measured")
                .contains("stack vllm-v1 on l40s, which nobody measured");
        assertThat(SimulationFile.read(file, List.of()).stacks()).isEmpty();
    }

    /** Llama 3.2 1B: 1.236 billion weights of two bytes, and 32,768 bytes a token. */
    @Test
    void draft_onTheSameHardware_takesOfItsMemory() throws IOException {
        double room = 0.9 * 80 * 1024 * 1024 * 1024 - 141.2e9 / 8 - 3e9;
        double one = (room - 2.472e9) / (40_960 + 32_768);
        double eight = (room - 2.472e9 / 8) / (40_960 + 4_096);

        assertThat(blocks(engine(proposing(2, "h100", 1)))).isEqualTo((int) (one / 16));
        assertThat(blocks(engine(proposing(2, "h100", 8)))).isEqualTo((int) (eight / 16));
        assertThat(blocks(engine(proposing(2, "a100", 1)))).isEqualTo(blocks(engine()));
        assertThat(blocks(engine(proposing(0, "h100", 1)))).isEqualTo(blocks(engine()));
    }

    private static String proposing(int proposals, String hardware, int devices) {
        return "stages.model={ engine: model,"
                + " cost: { model: llama-3-70b, hardware: h100, tensorParallel: 8 },"
                + (" speculation: { acceptance: 0.7, proposals: " + proposals)
                + (", draft: { model: llama-3.2-1b, hardware: " + hardware)
                + (", tensorParallel: " + devices + " } } }");
    }

    @Test
    void precision_ofFewerBits_leavesMoreAndReadsLess() throws IOException {
        EnginePlan eight =
                engine(
                        "stages.model.cost={ model: llama-3-70b, hardware: h100,"
                                + " tensorParallel: 8, precision: { weights: fp8, kv: fp8 } }");
        assertThat(blocks(eight)).isGreaterThan(2 * blocks(engine()));
        long sixteen = engine().replica().cost().picos(1, 1, 1000, 0, 0, 0);
        assertThat(eight.replica().cost().picos(1, 1, 1000, 0, 0, 0)).isLessThan(sixteen);
    }

    @Test
    void price_said_standsInPlaceOfTheCatalogs() throws IOException {
        EnginePlan engine =
                engine(
                        "stages.model={ engine: model, cost: { model: llama-3-70b, hardware: h100,"
                                + " tensorParallel: 8 }, price: { provisioned: 1/s } }");
        assertThat(engine.rates().money().perProvisionedServerSecond()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ model: llama-3-70b, hardware: h100 }| take 144.2 GB of each device's| GB more",
                "{ model: llama-3-70, hardware: h100 }| llama-3-70| did you mean llama-3-70b?",
                "{ model: llama-3-8b, hardware: h1000 }| h1000| did you mean h100?",
                "{ model: mixtral-8x7b, hardware: h100 }| a mixture of experts| not approximated",
                "{ model: llama-3-8b, hardware: h100, tensorParallel: 3 }| 3| divide the 32 heads",
                "{ model: llama-3-8b, hardware: h100, pipelineParallel: 33 }| 33| the 32 layers",
                "{ model: llama-3-8b, hardware: a100, precision: { compute: fp8 } }| FP8|"
                        + " hardware computes in",
                "{ model: llama-3-8b, hardware: h100, fabric: nvlink }| nvlink| nvlink-4",
                "{ model: llama-3-8b, hardware: h100, profile: exact }| exact| measured",
                "{ model: llama-3-8b, hardware: h100, stack: vllm }| vllm| vllm-v1",
                "{ model: llama-3-8b, hardware: h100, stack: vllm-v1, profile: textbook }|"
                        + " textbook| profile: measured",
                "{ model: llama-3-8b, hardware: h100, allReduce: tree }| an algorithm| textbook",
                "{ model: { layers: 2, experts: 8 }, hardware: h100 }| mixture| a dense model",
                "{ model: llama-3-8b, hardware: { memoryGib: 1 } }| nothing| a number",
                "{ model: llama-3-8b, hardware: h100, host: 3 }| 3| a duration",
                "{ model: llama-3-8b, hardware: h100, denseShare: 2 }| 2| a number from 0.001 to 1",
                "{ model: llama-3-8b }| nothing| the name of an accelerator",
            })
    void cost_wrong_isToldWhereAndWhy(String cost, String found, String expected)
            throws IOException {
        String yaml =
                PLAIN.replace("{ model: llama-3-70b, hardware: h100, tensorParallel: 8 }", cost);
        Path file = Files.writeString(folder.resolve("it.yaml"), yaml);
        SimulationRefused refused =
                catchThrowableOfType(
                        SimulationRefused.class, () -> SimulationFile.read(file, List.of()));
        List<Problem> problems = requireNonNull(refused, "nothing was refused").problems();
        assertThat(problems)
                .anySatisfy(
                        problem -> {
                            assertThat(problem.line()).isBetween(3, 4);
                            assertThat(problem.toString()).contains(found).contains(expected);
                        });
    }
}
