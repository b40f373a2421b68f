package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.AttemptsPlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.util.ArrayList;
import java.util.List;

/** What impatient clients and joins make of a busy system. Service takes 1 ms. */
@Execution(ExecutionMode.CONCURRENT)
class OverloadEmergenceTest {
    private static final long SEED = 1;

    /** Below the knee retries are rare; beyond it a server works for clients that have left. */
    @Test
    void retriesAfterAShortTimeout_collapseGoodputPastTheKnee() {
        assertThat(goodput(600, retrying(false))).isGreaterThan(595);
        assertThat(goodput(600, retrying(true))).isGreaterThan(595);
        assertThat(goodput(1_100, retrying(false))).isLessThan(100);
        assertThat(goodput(1_100, retrying(true))).isGreaterThan(800);
    }

    /** After a burst the same load of 0.7 has two lives: the storm keeps itself alive. */
    @Test
    void retryStorm_outlivesItsBurstUnlessTimeoutsCancel() {
        assertThat(adherenceLongAfterABurst(retrying(false))).isLessThan(0.1);
        assertThat(adherenceLongAfterABurst(retrying(true))).isGreaterThan(0.97);
        assertThat(adherenceLongAfterABurst(attempts(false, 1)))
                .as("one attempt each: the line empties")
                .isGreaterThan(0.97);
    }

    /** A tenth of the answer is given up for the slowest of ten. */
    @Test
    void nineOfTen_cutTheTailThatTenOfTenHave() {
        Measurement all = fanOut(10, ForkPlan.NO_TIMER);
        Measurement enough = fanOut(9, ForkPlan.NO_TIMER);
        Measurement timed = fanOut(10, 6 * MILLI);

        assertThat(enough.completion().p99Nanos()).isLessThan(all.completion().p99Nanos() * 3 / 4);
        assertThat(enough.meanTimeInSystemNanos()).isLessThan(0.75 * all.meanTimeInSystemNanos());
        assertThat(all.completion().p99Nanos()).isGreaterThan(10 * MILLI);
        assertThat(timed.completion().p999Nanos())
                .as("buckets of 0.8 %%")
                .isBetween(6 * MILLI * 99 / 100, 6 * MILLI * 101 / 100);
        assertThat(timed.timedOut()).as("nothing had arrived yet").isLessThan(10);
    }

    private static AttemptsPlan retrying(boolean cancels) {
        return attempts(cancels, 4);
    }

    private static AttemptsPlan attempts(boolean cancels, int most) {
        StationPlan server =
                TestPlans.station(
                        1,
                        new QueuePlan(1_000, new Overflow.Reject()),
                        TestPlans.constant(MILLI, new Sampler.Exponential(1)));
        return new AttemptsPlan(
                "client", server, 50 * MILLI, cancels, most, new Sampler.Exponential(10 * MILLI));
    }

    /** Completed requests a second. */
    private static double goodput(double perSecond, StagePlan path) {
        Simulation simulation =
                Simulation.start(
                        TestPlans.path(new TrafficPlan.Poisson(perSecond), path, 120 * SECOND),
                        SEED);
        simulation.advanceTo(20 * SECOND);
        simulation.warmedUp();
        simulation.advanceTo(120 * SECOND);
        simulation.checkBooks();
        return simulation.measure().completedPerSecond();
    }

    private static double adherenceLongAfterABurst(StagePlan path) {
        Simulation simulation =
                Simulation.start(
                        TestPlans.path(new TrafficPlan.Poisson(700), path, 120 * SECOND), SEED);
        simulation.advanceTo(20 * SECOND);
        assertThat(simulation.measure().adherence()).as("before").isGreaterThan(0.97);
        simulation.intervene(new Intervention.Burst(3_000, 5 * SECOND));
        simulation.advanceTo(80 * SECOND);
        simulation.warmedUp();
        simulation.advanceTo(120 * SECOND);
        simulation.checkBooks();
        return (double) simulation.measure().completed() / simulation.measure().offered();
    }

    private static Measurement fanOut(int needed, long timerNanos) {
        List<ForkPlan.Branch> branches = new ArrayList<>();
        for (int number = 0; number < 10; number++) {
            branches.add(
                    new ForkPlan.Branch(
                            0,
                            new StationPlan(
                                    "shard " + number,
                                    1,
                                    new BatchingPlan.Single(),
                                    TestPlans.LONG_LINE,
                                    TestPlans.constant(MILLI, new Sampler.Exponential(1)))));
        }
        ForkPlan fork =
                new ForkPlan(
                        "fan-out",
                        branches,
                        needed,
                        timerNanos,
                        ForkPlan.OnTimer.PROCEED,
                        ForkPlan.Losers.CANCEL);
        Simulation simulation =
                Simulation.start(
                        TestPlans.path(new TrafficPlan.Poisson(500), fork, 200 * SECOND), SEED);
        simulation.advanceTo(200 * SECOND);
        simulation.checkBooks();
        return simulation.measure();
    }
}
