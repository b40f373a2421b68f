package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.StepCoefficients;
import io.headroom.simulator.cost.TransferPlan;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.engine.ReplicaRole;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.LinkPlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Prompts on one server, answers on another, keys and values over a link between them. */
class DisaggregationTest {
    /** Weights in 8 ms, a token in 0.04 ms: a prompt of 2,000 tokens takes 80 ms. */
    private static final StepCoefficients COST =
            new StepCoefficients(MILLI, 8 * MILLI, 0.04 * MILLI, 0, 0, 0);

    private static final SchedulerPlan WHOLE_PROMPTS = new SchedulerPlan.PrefillFirst(8_192);

    /** By hand: 1 + 80 ms, 2,000 tokens of 100 kB at 10 GB/s and 1 ms, nine tokens in 9 ms each. */
    @Test
    void oneRequest_takesPrefillAndTransferAndDecode() {
        Measurement measured =
                run(link(10e9), new RequestShape.Fixed(2_000, 10, 1000), 1, 1).measured;

        long first = 81 * MILLI + 20 * MILLI + MILLI;
        assertThat(measured.firstResponseNanos()).isEqualTo(first);
        assertThat(measured.completedNanos()).isEqualTo(first + 9 * 9 * MILLI);
    }

    @Test
    void answersOfOneToken_areThroughWithTheirPrompt() {
        Measurement measured =
                run(link(10e9), new RequestShape.Fixed(2_000, 1, 1000), 5, 20).measured;

        assertThat(measured.completed()).isEqualTo(20);
        assertThat(measured.stages().get(2).busyNanos()).isZero();
        assertThat(measured.completedNanos()).isEqualTo(measured.firstResponseNanos());
    }

    /** On one server a prompt stops everybody's answers; apart it does not. */
    @Test
    void decoding_isNotDisturbedByPrompts() {
        RequestShape shape =
                RequestShape.Drawn.tokens(
                        new Sampler.Uniform(1_000, 3_000),
                        new Sampler.Uniform(50, 250),
                        0,
                        Sampler.ONE);
        Run together = run(engine("both", ReplicaRole.BOTH), shape, 5, 1_000);
        Run apart = run(link(100e9), shape, 5, 1_000);

        double alone = 9.0 * MILLI;
        assertThat(perToken(apart)).isBetween(alone, 1.05 * alone);
        assertThat(perToken(together)).isGreaterThan(1.5 * perToken(apart));
    }

    /** Twenty times slower: the time to the first token grows by what the link takes. */
    @Test
    void transfer_showsInTheTimeToTheFirstToken() {
        RequestShape shape = new RequestShape.Fixed(2_000, 100, 1000);
        Run fast = run(link(100e9), shape, 2, 200);
        Run slow = run(link(5e9), shape, 2, 200);

        double more =
                (double) (slow.firstResponseNanos() - fast.firstResponseNanos())
                        / slow.measured.completed();
        assertThat(more).isBetween(38.0 * MILLI, 60.0 * MILLI);
        assertThat(perToken(slow)).isBetween(0.99 * perToken(fast), 1.01 * perToken(fast));
    }

    @Test
    void wholeBatches_areRefusedToDecodeOnly() {
        SchedulerPlan batches = new SchedulerPlan.WholeBatches(0, false);
        KvPlan memory = new KvPlan.Paged(16, 100);
        assertThatThrownBy(
                        () ->
                                new ReplicaPlan(
                                        4, 10, batches, memory, COST, null, ReplicaRole.DECODE))
                .hasMessageContaining("only decodes");
    }

    /** Mean time of a token after the first, over all tokens. */
    private static double perToken(Run run) {
        return (double) (run.measured.completedNanos() - run.measured.firstResponseNanos())
                / run.laterTokens;
    }

    /** What was measured, and tokens after the first ones. */
    private record Run(Measurement measured, long laterTokens) {
        long firstResponseNanos() {
            return measured.firstResponseNanos();
        }
    }

    /** Prefill, a link of that bandwidth and 1 ms, decode. */
    private static StagePlan link(double bytesPerSecond) {
        TransferPlan transfer =
                new TransferPlan(new Sampler.Constant(MILLI), bytesPerSecond, 0, 0, 100_000);
        return SequencePlan.of(
                engine("prefill", ReplicaRole.PREFILL),
                new LinkPlan("link", transfer, TestPlans.LONG_LINE),
                engine("decode", ReplicaRole.DECODE));
    }

    private static EnginePlan engine(String name, ReplicaRole role) {
        ReplicaPlan replica =
                new ReplicaPlan(
                        256, 1_000, WHOLE_PROMPTS, new KvPlan.Paged(16, 100_000), COST, null, role);
        return new EnginePlan(name, replica, TestPlans.LONG_LINE);
    }

    private static Run run(StagePlan path, RequestShape shape, double perSecond, int requests) {
        Flow flow =
                new Flow(
                        "requests",
                        new TrafficPlan.Poisson(perSecond, shape, 0),
                        path,
                        TestPlans.within(SECOND),
                        0,
                        requests);
        SimulationPlan plan = new SimulationPlan(List.of(flow), TestPlans.FREE, 3_000 * SECOND);
        long[] later = new long[1];
        Simulation simulation =
                Simulation.start(plan, 1, ended -> later[0] += ended.outputTokens() - 1);
        simulation.drain();
        return new Run(simulation.measure(), later[0]);
    }
}
