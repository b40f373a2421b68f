package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.MeterMeasurement;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.policy.BudgetPlan;
import io.headroom.simulator.stage.AttemptsPlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A share of retries that no load can exceed. */
class RetryBudgetTest {
    private static final double LOAD = 0.85;

    /**
     * Ten requests whose attempts are all given up after 4 ms, and who want two retries each. A
     * third of a token each is a whole one at the third, sixth and ninth.
     */
    @ParameterizedTest
    @CsvSource({"0, 10, 0", "333334, 10, 3", "500000, 10, 5", "666667, 1, 5", "1000000, 10, 10"})
    void bucket_fillsByAShareOfEachRequest(int perMillion, int most, int retried) {
        Simulation simulation =
                Simulation.start(plan(client(10, new BudgetPlan(perMillion, most))), 1);
        simulation.drain();
        Measurement measured = simulation.measure();

        assertThat(measured.timedOut()).isEqualTo(10);
        assertThat(measured.leftNanos()).isEqualTo((10L + retried) * 4 * MILLI);
        assertThat(measured.attempts().launched()).isEqualTo(10 + retried);
        MeterMeasurement meter = measured.meter("client");
        assertThat(meter.value("retried")).isEqualTo(retried);
        // All want one more than they get: none comes to its third attempt and is given up there.
        assertThat(meter.value("retriesWithheld")).isEqualTo(10);
    }

    /**
     * Five requests that need no retry put half a token in each, then five want two each. With a
     * large bucket the sixth has three tokens and takes two, the seventh, eighth and tenth one; a
     * bucket of one has one for the sixth, eighth and tenth.
     */
    @ParameterizedTest
    @CsvSource({"10, 5, 4", "1, 3, 5"})
    void bucket_keepsNoMoreThanItHolds(int most, int retried, int withheld) {
        Simulation simulation = Simulation.start(plan(client(2, new BudgetPlan(500_000, most))), 1);
        simulation.advanceTo(450 * MILLI);
        simulation.intervene(new Intervention.Degrade("slow", 5_000, 1_000, SECOND));
        simulation.drain();
        Measurement measured = simulation.measure();

        assertThat(measured.completed()).isEqualTo(5);
        assertThat(measured.meter("client").value("retried")).isEqualTo(retried);
        assertThat(measured.meter("client").value("retriesWithheld")).isEqualTo(withheld);
    }

    /** Without a budget all three attempts are made. */
    @Test
    void clientWithoutABudget_triesAsOftenAsItMay() {
        Simulation simulation = Simulation.start(plan(client(10, null)), 1);
        simulation.drain();

        assertThat(simulation.measure().attempts().launched()).isEqualTo(30);
        assertThat(simulation.measure().meters()).isEmpty();
    }

    /**
     * M/M/1 at 85 %: e^−1.5, more than one of five, takes longer than ten services, so that retries
     * of work that runs on are more than there is room for and each makes more of them. One in ten
     * is a load of 1.1 times 85 %, and no more; the bucket keeps what calm stretches leave over.
     */
    @Test
    void retriesThatRunAway_areHeldByTheirBudget() {
        Measurement runsAway = run(null);
        Measurement held = run(new BudgetPlan(100_000, 1_000));
        StageMeasurement server = held.stages().get(0);

        assertThat(runsAway.stages().get(0).entered()).isGreaterThan(2 * runsAway.offered());
        assertThat(runsAway.completed()).isLessThan(runsAway.offered() / 2);
        assertThat(10 * (server.entered() - held.offered())).isLessThanOrEqualTo(held.offered());
        double load = (double) server.busyNanos() / held.spanNanos();
        assertThat(load).isCloseTo(1.1 * LOAD, withinPercentage(2));
    }

    private static Measurement run(@Nullable BudgetPlan budget) {
        AttemptsPlan client =
                new AttemptsPlan(
                        "client",
                        TestPlans.exponentialServer(1, MILLI),
                        10 * MILLI,
                        false,
                        4,
                        Sampler.ZERO);
        TrafficPlan traffic = new TrafficPlan.Poisson(1_000 * LOAD);
        SimulationPlan plan = TestPlans.path(traffic, client.budgeted(budget), 200 * SECOND);
        Simulation simulation = Simulation.start(plan, 1);
        simulation.advanceTo(plan.durationNanos());
        return simulation.measure();
    }

    private static AttemptsPlan client(long millis, @Nullable BudgetPlan budget) {
        StagePlan slow = new DelayPlan("slow", new Sampler.Constant((double) (millis * MILLI)));
        return new AttemptsPlan("client", slow, 4 * MILLI, true, 3, Sampler.ZERO).budgeted(budget);
    }

    private static SimulationPlan plan(StagePlan path) {
        return TestPlans.path(TrafficPlan.FrameClock.every(100 * MILLI), path, SECOND);
    }
}
