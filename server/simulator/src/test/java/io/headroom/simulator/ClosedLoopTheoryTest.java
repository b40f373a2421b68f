package io.headroom.simulator;

import static io.headroom.simulator.LongRun.lasting;
import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.simulator.chance.Gamma;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.theory.ClosedNetwork;
import io.headroom.simulator.theory.ClosedStation;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** Clients that wait for their answers before they ask again. */
@Execution(ExecutionMode.CONCURRENT)
class ClosedLoopTheoryTest {
    private static final long SEED = 1;

    @ParameterizedTest
    @CsvSource({"10, 1", "20, 3", "45, 4"})
    void thinkingClients_areTheMachineRepairModel(int clients, int servers) {
        ClosedStation exact = new ClosedStation(clients, servers, 8, 1);
        LongRun run =
                new LongRun(
                        "M/M/" + servers + "//" + clients,
                        TestPlans.plan(
                                new TrafficPlan.ClosedLoop(
                                        clients, new Sampler.Exponential(8 * MILLI)),
                                TestPlans.exponentialServer(servers, MILLI),
                                lasting(3_600_000, exact.throughput() * 1000)),
                        SEED);

        run.holds(
                "throughput",
                m -> m.completed() * SECOND,
                LongRun::elapsed,
                exact.throughput() * 1000,
                0.01);
        run.holds(
                "W",
                Measurement::completedNanos,
                Measurement::completed,
                exact.meanTimeInSystem() * MILLI,
                0.02);
        run.holds("L", Measurement::presenceNanos, LongRun::elapsed, exact.meanInSystem(), 0.02);
        run.holds("utilization", LongRun::busy, LongRun::provisioned, exact.utilization(), 0.01);
    }

    /** With one server the law of the thinking does not matter. */
    @Test
    void otherThinking_changesNothingBeforeOneServer() {
        ClosedStation exact = new ClosedStation(10, 1, 8, 1);
        for (Sampler think :
                List.of(
                        new Sampler.Constant(8 * MILLI),
                        Gamma.erlang(3, 8 * MILLI),
                        new Sampler.Hyperexponential(8 * MILLI, 2))) {
            LongRun run =
                    new LongRun(
                            "G/M/1//10 thinking " + think,
                            TestPlans.plan(
                                    new TrafficPlan.ClosedLoop(10, think),
                                    TestPlans.exponentialServer(1, MILLI),
                                    lasting(800_000, exact.throughput() * 1000)),
                            SEED);
            run.holds(
                    "W",
                    Measurement::completedNanos,
                    Measurement::completed,
                    exact.meanTimeInSystem() * MILLI,
                    0.03);
            run.holds(
                    "utilization", LongRun::busy, LongRun::provisioned, exact.utilization(), 0.01);
        }
    }

    /** Three stations in a row, below, at and above the knee. */
    @ParameterizedTest
    @CsvSource({"3", "9", "40"})
    void severalStations_areAsMeanValueAnalysisSays(int clients) {
        double[] demands = {0.5, 1, 0.8};
        ClosedNetwork exact = new ClosedNetwork(clients, 6, demands);
        LongRun run =
                new LongRun(
                        "three stations and " + clients + " clients",
                        TestPlans.path(
                                new TrafficPlan.ClosedLoop(
                                        clients, new Sampler.Exponential(6 * MILLI)),
                                SequencePlan.of(
                                        single("front", demands[0]),
                                        single("model", demands[1]),
                                        single("store", demands[2])),
                                lasting(1_000_000, exact.throughput() * 1000)),
                        SEED);

        run.holds(
                "throughput",
                m -> m.completed() * SECOND,
                LongRun::elapsed,
                exact.throughput() * 1000,
                0.01);
        run.holds(
                "response",
                Measurement::completedNanos,
                Measurement::completed,
                exact.responseTime() * MILLI,
                0.02);
        for (int index = 0; index < demands.length; index++) {
            int station = index;
            run.holds(
                    "at station " + index,
                    m ->
                            m.stages().get(station).waitingArea()
                                    + m.stages().get(station).servingArea(),
                    LongRun::elapsed,
                    exact.meanAt(station),
                    0.06);
            run.holds(
                    "utilization of station " + index,
                    m -> m.stages().get(station).busyNanos(),
                    LongRun::elapsed,
                    exact.utilization(station),
                    0.01);
        }
    }

    /**
     * The chapter's table of batching (ResNet-50, service 5 + 0.6 B ms, window 10 ms): throughput
     * is B ÷ (window + service). That is what B clients make of a batcher that waits its whole
     * window each time and begins to collect only when the last batch is done, each with its next
     * request ready when its answer comes: one more place than there are clients never fills.
     */
    @ParameterizedTest
    @CsvSource({"1, 64, 15.6", "4, 230, 17.4", "8, 404, 19.8", "16, 650, 24.6", "32, 935, 34.2"})
    void tableOfBatching_isAClosedLoopThatWaitsTheWholeWindow(
            int batch, double perSecond, double latencyMillis) {
        Measurement told = loop(batch, new BatchingPlan.Windowed(batch + 1, 10 * MILLI));

        double exact = batch / (10 + 5 + 0.6 * batch) * 1000;
        assertThat(told.completedPerSecond()).isCloseTo(exact, within(0.001 * exact));
        // The chapter cuts 935.67 down to 935.
        assertThat(Math.abs(told.completedPerSecond() - perSecond)).isLessThan(1);
        assertThat(told.meanTimeInSystemNanos()).isCloseTo(latencyMillis * MILLI, within(1.0));
        assertThat(told.stages().get(0).meanBatch()).isEqualTo(batch);
    }

    /** A batcher that fires when full does not wait for nobody: no window is paid. */
    @ParameterizedTest
    @CsvSource({"1, 5.6", "4, 7.4", "8, 9.8", "16, 14.6", "32, 24.2"})
    void batcherThatFiresWhenFull_paysNoWindow(int batch, double serviceMillis) {
        Measurement told = loop(batch, new BatchingPlan.Windowed(batch, 10 * MILLI));

        assertThat(told.completedPerSecond())
                .isCloseTo(
                        batch / serviceMillis * 1000, within(0.001 * batch / serviceMillis * 1000));
        assertThat(told.meanTimeInSystemNanos()).isCloseTo(serviceMillis * MILLI, within(1.0));
    }

    /**
     * One that collects while it computes, with twice the clients: the server never idles, the
     * throughput is B ÷ service, and the window is gone from it though it is in the plan.
     */
    @ParameterizedTest
    @CsvSource({"1, 5.6", "4, 7.4", "8, 9.8", "16, 14.6", "32, 24.2"})
    void pipeliningBatcher_servesABatchEachServiceTime(int batch, double serviceMillis) {
        Measurement told = loop(2 * batch, new BatchingPlan.Windowed(batch, 10 * MILLI));

        assertThat(told.stages().get(0).utilization()).isGreaterThan(0.999);
        assertThat(told.completedPerSecond())
                .isCloseTo(
                        batch / serviceMillis * 1000, within(0.001 * batch / serviceMillis * 1000));
        assertThat(told.meanTimeInSystemNanos())
                .as("waits for one batch and is in the next")
                .isCloseTo(2 * serviceMillis * MILLI, within(0.01 * serviceMillis * MILLI));
    }

    private static Measurement loop(int clients, BatchingPlan batching) {
        StationPlan model =
                new StationPlan(
                        "model",
                        1,
                        batching,
                        TestPlans.LONG_LINE,
                        new ServicePlan.PerBatch(5 * MILLI, 0.6 * MILLI, 1, Sampler.ONE));
        Simulation simulation =
                Simulation.start(
                        TestPlans.plan(
                                new TrafficPlan.ClosedLoop(clients, Sampler.ZERO),
                                model,
                                120 * SECOND),
                        SEED);
        simulation.advanceTo(SECOND);
        simulation.warmedUp();
        simulation.advanceTo(120 * SECOND);
        return simulation.measure();
    }

    private static StationPlan single(String name, double serviceMillis) {
        return new StationPlan(
                name,
                1,
                new BatchingPlan.Single(),
                TestPlans.LONG_LINE,
                TestPlans.constant(serviceMillis * MILLI, new Sampler.Exponential(1)));
    }
}
