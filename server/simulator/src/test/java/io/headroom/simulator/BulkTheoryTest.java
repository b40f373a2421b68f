package io.headroom.simulator;

import static io.headroom.simulator.LongRun.lasting;
import static io.headroom.simulator.LongRun.leaf;
import static io.headroom.simulator.LongRun.requests;
import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.theory.BulkService;
import io.headroom.simulator.theory.RenewalInput;
import io.headroom.simulator.theory.WindowBatching;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Random arrivals that are served in batches. */
@Execution(ExecutionMode.CONCURRENT)
class BulkTheoryTest {
    private static final long SEED = 1;

    /** A batch of n takes 0.4 + 0.15 n ms: at most five requests a millisecond in eights. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void greedyBatching_isBulkService(boolean exponential) {
        double perMilli = 3.5;
        double[] service = new double[8];
        for (int size = 1; size <= service.length; size++) {
            service[size - 1] = 0.4 + 0.15 * size;
        }
        BulkService exact =
                exponential
                        ? BulkService.exponential(perMilli, service)
                        : BulkService.fixed(perMilli, service);
        Sampler noise = exponential ? new Sampler.Exponential(1) : Sampler.ONE;
        LongRun run =
                run(
                        "M/G[1,8]/1 " + noise,
                        1000 * perMilli,
                        station(
                                1,
                                new BatchingPlan.Greedy(8),
                                new ServicePlan.PerBatch(0.4 * MILLI, 0.15 * MILLI, 1, noise)),
                        requests(0.7, exponential ? 3 : 1, 0.024));

        run.holds("batch", LongRun::started, m -> leaf(m).batches(), exact.meanBatch(), 0.01);
        run.holds("mean wait", LongRun::waiting, LongRun::started, exact.meanWait() * MILLI, 0.03);
        run.holds(
                "W",
                Measurement::completedNanos,
                Measurement::completed,
                exact.meanTimeInSystem() * MILLI,
                0.02);
        run.holds("utilization", LongRun::busy, LongRun::provisioned, exact.utilization(), 0.01);
    }

    /** The n-th of four waits for 4 − n more; a batch then waits as one of an E4/M/1. */
    @Test
    void staticBatching_waitsForCompanyAndThenAsGIM1() {
        double perMilli = 3.2;
        double gap = 4 / perMilli;
        RenewalInput exact = new RenewalInput(RenewalInput.gammaGaps(4, gap), gap, 1);
        LongRun run =
                run(
                        "E4/M/1 of sealed batches",
                        1000 * perMilli,
                        station(
                                1,
                                new BatchingPlan.Static(4, 1000 * SECOND),
                                TestPlans.constant(MILLI, new Sampler.Exponential(1))),
                        4 * requests(0.8, 0.625, 0.03));

        run.holds(
                "forming",
                m -> leaf(m).formingNanos(),
                LongRun::started,
                1.5 / perMilli * MILLI,
                0.01);
        run.holds(
                "queue",
                m -> leaf(m).queueNanos(),
                LongRun::started,
                exact.meanWait() * MILLI,
                0.03);
        run.holds("utilization", LongRun::busy, LongRun::provisioned, 0.8, 0.01);
        run.holds("batch", LongRun::started, m -> leaf(m).batches(), 4, 0.001);
    }

    /** With a server always free, to be sealed when full or late is to start when full or late. */
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.5, 1.5})
    void batchesThatFindAServer_waitForCompanyOnly(double perMilli) {
        WindowBatching exact = new WindowBatching(perMilli, 10, 8);
        for (BatchingPlan batching :
                List.of(
                        new BatchingPlan.Windowed(8, 10 * MILLI),
                        new BatchingPlan.Static(8, 10 * MILLI))) {
            LongRun run =
                    run(
                            batching + " at " + perMilli,
                            1000 * perMilli,
                            station(64, batching, TestPlans.constant(MILLI, Sampler.ONE)),
                            500_000);

            run.holds("batch", LongRun::started, m -> leaf(m).batches(), exact.meanBatch(), 0.01);
            run.holds(
                    "forming",
                    m -> leaf(m).formingNanos(),
                    LongRun::started,
                    exact.meanWait() * MILLI,
                    0.01);
        }
    }

    private static StationPlan station(int servers, BatchingPlan batching, ServicePlan service) {
        return new StationPlan("batcher", servers, batching, TestPlans.LONG_LINE, service);
    }

    private static LongRun run(
            String what, double perSecond, StationPlan station, double requests) {
        return new LongRun(
                what,
                TestPlans.plan(
                        new TrafficPlan.Poisson(perSecond), station, lasting(requests, perSecond)),
                SEED);
    }
}
