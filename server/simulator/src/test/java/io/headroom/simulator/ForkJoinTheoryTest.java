package io.headroom.simulator;

import static io.headroom.simulator.LongRun.lasting;
import static io.headroom.simulator.LongRun.longerThan;
import static io.headroom.simulator.LongRun.requests;
import static io.headroom.simulator.TestPlans.MILLI;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.ConfidenceInterval;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.theory.ForkJoin;
import io.headroom.simulator.theory.OrderStatistics;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Requests that split and are joined again. */
@Execution(ExecutionMode.CONCURRENT)
class ForkJoinTheoryTest {
    private static final long SEED = 1;

    @Test
    void twoQueues_haveTheMeanOfFlattoAndHahn() {
        for (double load : new double[] {0.5, 0.8}) {
            LongRun run = queues(2, load, requests(load, 1, 0.03));
            run.holds(
                    "W at " + load,
                    Measurement::completedNanos,
                    Measurement::completed,
                    ForkJoin.meanOfTwo(load, 1) * MILLI,
                    0.03);
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 0.7", "10, 0.7", "10, 0.3"})
    void moreQueues_lieBetweenTheBoundsAndNearTheFit(int queues, double load) {
        ConfidenceInterval mean =
                queues(queues, load, requests(load, 1, 0.05))
                        .interval(Measurement::completedNanos, Measurement::completed);

        assertThat(mean.known()).isTrue();
        assertThat(mean.low()).isGreaterThan(ForkJoin.lowerBound(queues, load, 1) * MILLI);
        assertThat(mean.high()).isLessThan(ForkJoin.upperBound(queues, load, 1) * MILLI);
        double fit = ForkJoin.approximateMean(queues, load, 1) * MILLI;
        // Nelson and Tantawi give their fit within 5 %.
        assertThat(mean.halfWidth()).isLessThan(0.04 * fit);
        assertThat(mean.high()).isGreaterThan(0.95 * fit);
        assertThat(mean.low()).isLessThan(1.05 * fit);
    }

    /** Without queues the k-th of n is an order statistic, mean and tail. */
    @ParameterizedTest
    @CsvSource({"10, 10", "9, 10", "1, 2", "3, 5"})
    void independentBranches_areOrderStatistics(int needed, int branches) {
        DoubleUnaryOperator tail = time -> time < 0 ? 1 : Math.exp(-time);
        double p50 = OrderStatistics.percentile(tail, needed, branches, 0.5, 1);
        double p95 = OrderStatistics.percentile(tail, needed, branches, 0.95, 1);
        double p99 = OrderStatistics.percentile(tail, needed, branches, 0.99, 1);
        LongRun run =
                run(
                        needed + " of " + branches,
                        1000,
                        fork(
                                needed,
                                branches,
                                name -> new DelayPlan(name, new Sampler.Exponential(MILLI))),
                        1_200_000,
                        p50,
                        p95,
                        p99);

        run.holds(
                "mean",
                Measurement::completedNanos,
                Measurement::completed,
                OrderStatistics.exponentialMean(needed, branches, MILLI),
                0.01);
        run.tallyHolds("share beyond the exact p50", 0, 0.5, 0.02);
        run.tallyHolds("share beyond the exact p95", 1, 0.05, 0.04);
        run.tallyHolds("share beyond the exact p99", 2, 0.01, 0.1);
    }

    /** The same with a law that is not exponential: uniform from 0 to 2 ms. */
    @Test
    void independentUniformBranches_areOrderStatistics() {
        DoubleUnaryOperator tail = time -> Math.max(0, Math.min(1, 1 - time / 2));
        LongRun run =
                run(
                        "4 of 6, uniform",
                        1000,
                        fork(4, 6, name -> new DelayPlan(name, new Sampler.Uniform(0, 2 * MILLI))),
                        400_000,
                        OrderStatistics.percentile(tail, 4, 6, 0.9, 1));

        run.holds(
                "mean",
                Measurement::completedNanos,
                Measurement::completed,
                2.0 * 4 / 7 * MILLI,
                0.01);
        run.tallyHolds("share beyond the exact p90", 0, 0.1, 0.03);
    }

    private static LongRun queues(int queues, double load, double requests) {
        return run(
                queues + " forked queues at " + load,
                1000 * load,
                fork(
                        queues,
                        queues,
                        name ->
                                new StationPlan(
                                        name,
                                        1,
                                        new BatchingPlan.Single(),
                                        TestPlans.LONG_LINE,
                                        TestPlans.constant(MILLI, new Sampler.Exponential(1)))),
                requests);
    }

    private interface Branch {
        StagePlan named(String name);
    }

    private static ForkPlan fork(int needed, int branches, Branch branch) {
        List<StagePlan> stages = new ArrayList<>();
        for (int number = 0; number < branches; number++) {
            stages.add(branch.named("branch " + number));
        }
        return ForkPlan.all("fork", stages, needed);
    }

    private static LongRun run(
            String what, double perSecond, StagePlan path, double requests, double... beyond) {
        SimulationPlan plan =
                TestPlans.path(
                        new TrafficPlan.Poisson(perSecond), path, lasting(requests, perSecond));
        return switch (beyond.length) {
            case 0 -> new LongRun(what, plan, SEED);
            case 1 -> new LongRun(what, plan, SEED, longerThan(beyond[0] * MILLI));
            default ->
                    new LongRun(
                            what,
                            plan,
                            SEED,
                            longerThan(beyond[0] * MILLI),
                            longerThan(beyond[1] * MILLI),
                            longerThan(beyond[2] * MILLI));
        };
    }
}
