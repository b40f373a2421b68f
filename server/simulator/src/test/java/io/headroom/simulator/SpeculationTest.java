package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.chance.Words;
import io.headroom.simulator.cost.StepCoefficients;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.engine.SpeculationPlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Proposed tokens: as many as the closed form says, worth it or not as the roofline says. */
class SpeculationTest {
    private static final StepCoefficients NOTHING = new StepCoefficients(0, 0, 0, 0, 0, 0);

    /** Reads its weights in 10 ms, and works on a token in 50 µs: bound by weights up to 200. */
    private static final StepCoefficients TARGET =
            new StepCoefficients(0, 10 * MILLI, 0.05 * MILLI, 0, 0, 0);

    /** Twenty times smaller. */
    private static final StepCoefficients DRAFT =
            new StepCoefficients(0, 0.5 * MILLI, 0.0025 * MILLI, 0, 0, 0);

    @ParameterizedTest
    @CsvSource({"0.8, 4", "0.5, 8", "0, 3", "0.95, 1"})
    void constantAcceptance_makesTokensByTheClosedForm(double acceptance, int proposals) {
        SpeculationPlan plan = SpeculationPlan.constant(acceptance, proposals, NOTHING);
        double closed = (1 - StrictMath.pow(acceptance, proposals + 1)) / (1 - acceptance);

        assertThat(plan.meanTokens()).isCloseTo(closed, within(1e-12));
    }

    /** Kimi-K2.5 with EAGLE-3, coding: mean acceptance lengths 1.83, 2.43, 2.88 … 3.77. */
    @Test
    void survivalByPosition_makesTheTokensThatWereMeasured() {
        List<Double> survival = List.of(0.83, 0.60, 0.45, 0.36, 0.22, 0.16, 0.09, 0.06);

        assertThat(new SpeculationPlan(survival, NOTHING).meanTokens())
                .isCloseTo(3.77, within(1e-12));
        // One acceptance for all positions, fitted to the first, says more than was measured.
        assertThat(SpeculationPlan.constant(0.83, 8, NOTHING).meanTokens()).isGreaterThan(4.7);
    }

    /** Iterations for n tokens: n ÷ E and, as the last ones overshoot, at most K ÷ E more. */
    @ParameterizedTest
    @ValueSource(ints = {500, 4_096, 50_000})
    void iterations_inTheMean_areTokensOverTokensOfAnIteration(int tokens) {
        SpeculationPlan plan = SpeculationPlan.constant(0.7, 4, NOTHING);
        int draws = 2_000;
        double sum = 0;
        double squares = 0;
        for (int draw = 0; draw < draws; draw++) {
            double iterations = plan.iterations(tokens, Words.branch(7, draw));
            sum += iterations;
            squares += iterations * iterations;
        }
        double mean = sum / draws;
        double half = 3.29 * StrictMath.sqrt((squares / draws - mean * mean) / draws);
        double each = plan.meanTokens();

        assertThat(half / mean).isLessThan(0.005);
        assertThat(mean).isBetween(tokens / each - half, (tokens + 4) / each + half);
        // The law of renewal counts: variance n·V ÷ E³, within what 2,000 draws can tell.
        double variance = 2.4218;
        double expected = tokens * variance / (each * each * each);
        assertThat((squares / draws - mean * mean) / expected).isBetween(0.88, 1.12);
    }

    @Test
    void everyProposalAccepted_makesAllOfThemInEachIteration() {
        SpeculationPlan plan = SpeculationPlan.constant(1, 3, NOTHING);

        assertThat(plan.iterations(0, 1)).isZero();
        assertThat(plan.iterations(1, 1)).isOne();
        assertThat(plan.iterations(400, 1)).isEqualTo(100);
        assertThat(plan.iterations(401, 1)).isEqualTo(101);
        assertThat(SpeculationPlan.constant(0, 3, NOTHING).iterations(99, 1)).isEqualTo(99);
    }

    @Test
    void smallBatches_gain_andLargeOnesLose() {
        SpeculationPlan good = SpeculationPlan.constant(0.7, 4, DRAFT);

        // (10 + 4 · 0.5) ÷ 2.77 ms a token instead of 10.
        assertThat(gain(good, 1)).isBetween(2.1, 2.4);
        assertThat(gain(good, 16)).isGreaterThan(1.8);
        // 256 · 5 tokens take 64 ms and make 2.77 tokens each; plain, 12.8 ms make one.
        assertThat(gain(good, 256)).isLessThan(0.65);
    }

    @Test
    void proposalsThatAreRejected_costTime() {
        assertThat(gain(SpeculationPlan.constant(0.1, 4, DRAFT), 1)).isLessThan(0.95);
    }

    @Test
    void moreProposals_gainUntilTheyAreTooUnlikely() {
        double one = gain(SpeculationPlan.constant(0.7, 1, DRAFT), 1);
        double four = gain(SpeculationPlan.constant(0.7, 4, DRAFT), 1);
        double forty = gain(SpeculationPlan.constant(0.7, 40, DRAFT), 1);

        assertThat(four).isGreaterThan(1.2 * one);
        assertThat(four).isGreaterThan(1.2 * forty);
    }

    @Test
    void plans_thatMakeNoSense_areRefused() {
        assertThatThrownBy(() -> new SpeculationPlan(List.of(0.5, 0.6), NOTHING))
                .hasMessageContaining("survival of position 2");
        assertThatThrownBy(() -> new SpeculationPlan(List.of(), NOTHING))
                .hasMessageContaining("number of proposals");
        SpeculationPlan four = SpeculationPlan.constant(0.7, 4, DRAFT);
        assertThatThrownBy(() -> replica(64, 319, four))
                .hasMessageContaining("with those that are verified 320");
    }

    /** How many times the tokens a second of the plain replica. */
    private static double gain(SpeculationPlan speculation, int clients) {
        return completed(speculation, clients) / completed(null, clients);
    }

    private static double completed(@Nullable SpeculationPlan speculation, int clients) {
        ReplicaPlan replica = replica(256, 20_000, speculation);
        RequestShape shape =
                RequestShape.Drawn.tokens(
                        new Sampler.Constant(20), new Sampler.Uniform(100, 300), 0, Sampler.ONE);
        SimulationPlan plan =
                TestPlans.path(
                        new TrafficPlan.ClosedLoop(clients, Sampler.ZERO, shape),
                        new EnginePlan("model", replica, TestPlans.LONG_LINE),
                        400 * SECOND);
        Simulation simulation = Simulation.start(plan, 1);
        simulation.advanceTo(plan.durationNanos());
        Measurement measured = simulation.measure();
        assertThat(measured.completed()).isGreaterThan(100);
        return measured.completed();
    }

    private static ReplicaPlan replica(
            int seats, int tokenBudget, @Nullable SpeculationPlan speculation) {
        return new ReplicaPlan(
                seats,
                1_000,
                new SchedulerPlan.Chunked(tokenBudget),
                new KvPlan.Paged(16, 1_000_000),
                TARGET,
                speculation);
    }
}
