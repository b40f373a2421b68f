package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.measure.Quality;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/**
 * Batching by hand. Three cameras a, b, c send at 0, 1, 2 ms and again (d, e, f) at 10, 11, 12 ms;
 * one server; batches of two; the window is 5 ms; a batch takes 8 ms and 1 ms for each frame.
 *
 * <pre>
 *   0  a comes; its window closes at 5
 *   1  b comes: full. {a b} starts and ends at 1 + 8 + 2 = 11
 *   2  c comes; its window closes at 7, but no server is free
 *  10  d comes and joins c: that batch is full, and has been due since 7
 *  11  {a b} ends, a after 11 ms, b after 10; {c d} starts and ends at 21; then e comes
 *  12  f comes: {e f} is full, no server is free
 *  21  {c d} ends, c after 19 ms, d after 11; {e f} starts and ends at 31
 *  31  {e f} ends, e after 20 ms, f after 19
 * </pre>
 *
 * <p>Waiting for company: a 1, b 0, c 5 (to 7), d 0, e 1, f 0. Waiting for a server after that: c 4
 * (7 to 11), d 1, e 9 (12 to 21), f 9.
 */
class BatchingExampleTest {
    private static final TrafficPlan CAMERAS =
            new TrafficPlan.PhaseLocked(3, 10 * MILLI, MILLI, Sampler.ZERO);
    private static final CostRates RATES = new CostRates(1_000, 100, 10, 1);

    private final List<String> ends = new ArrayList<>();

    private Simulation simulate(BatchingPlan batching, Objective objective) {
        StationPlan station =
                new StationPlan(
                        "engine",
                        1,
                        batching,
                        new QueuePlan(10, new Overflow.Reject()),
                        new ServicePlan.PerBatch(8 * MILLI, MILLI, 1, Sampler.ONE));
        // Traffic stops before the third round of frames.
        SimulationPlan plan =
                new SimulationPlan(CAMERAS, List.of(station), objective, RATES, 20 * MILLI);
        return Simulation.start(
                plan,
                1,
                request ->
                        ends.add(
                                (char) ('a' + request.ordinal())
                                        + "@"
                                        + request.endNanos() / MILLI
                                        + " "
                                        + request.outcome()));
    }

    @Test
    void windowedBatches_fireWhenFullOrWhenTheWindowCloses() {
        Simulation simulation =
                simulate(new BatchingPlan.Windowed(2, 5 * MILLI), TestPlans.within(19 * MILLI));
        simulation.advanceTo(40 * MILLI);
        simulation.checkBooks();
        Measurement books = simulation.measureWhole();
        StageMeasurement engine = books.stages().get(0);

        assertThat(ends)
                .containsExactly(
                        "a@11 COMPLETED",
                        "b@11 COMPLETED",
                        "c@21 COMPLETED",
                        "d@21 COMPLETED",
                        "e@31 COMPLETED",
                        "f@31 COMPLETED");
        assertThat(engine.formingNanos()).isEqualTo((1 + 5 + 1) * MILLI);
        assertThat(engine.queueNanos()).isEqualTo((4 + 1 + 9 + 9) * MILLI);
        assertThat(engine.serviceNanos()).isEqualTo(6 * 10 * MILLI);
        assertThat(books.completedNanos()).isEqualTo((11 + 10 + 19 + 11 + 20 + 19) * MILLI);
        assertThat(books.presenceNanos()).isEqualTo(books.completedNanos());
        assertThat(engine.meanBatch()).isEqualTo(2);
        assertThat(engine.busyNanos()).isEqualTo(30 * MILLI);
        assertThat(books.utilization()).isEqualTo(0.75);
        // c and f end exactly at the deadline and are in time; e alone is late.
        assertThat(books.good()).isEqualTo(5);
        // 0.04 s provisioned, 0.03 s busy, three batches, six items.
        assertThat(books.cost()).isEqualTo(40 + 3 + 30 + 6);
        assertThat(books.costPerGoodUnit()).isEqualTo(79.0 / 5);
    }

    @Test
    void window_closesForALonelyRequest() {
        // Batches of four: {a b c} fires at 5 when a's window closes, ends at 16; {d e f} is due at
        // 15, waits for the server, and starts at 16.
        Simulation simulation =
                simulate(new BatchingPlan.Windowed(4, 5 * MILLI), TestPlans.within(17 * MILLI));
        simulation.drain();
        StageMeasurement engine = simulation.measureWhole().stages().get(0);

        assertThat(ends.get(0)).isEqualTo("a@16 COMPLETED");
        assertThat(ends.get(5)).isEqualTo("f@27 COMPLETED");
        assertThat(engine.formingNanos()).isEqualTo(2 * (5 + 4 + 3) * MILLI);
        assertThat(engine.queueNanos()).isEqualTo(3 * MILLI);
        assertThat(engine.meanBatch()).isEqualTo(3);
    }

    @Test
    void greedyBatches_startWhenTheServerIsFree() {
        // {a} 0-9, {b c} 9-19, {d e f} is too many for two: {d e} 19-29, {f} 29-38.
        Simulation simulation = simulate(new BatchingPlan.Greedy(2), TestPlans.within(17 * MILLI));
        simulation.drain();
        StageMeasurement engine = simulation.measureWhole().stages().get(0);

        assertThat(ends)
                .containsExactly(
                        "a@9 COMPLETED",
                        "b@19 COMPLETED",
                        "c@19 COMPLETED",
                        "d@29 COMPLETED",
                        "e@29 COMPLETED",
                        "f@38 COMPLETED");
        assertThat(engine.formingNanos()).isZero();
    }

    @Test
    void quality_belowTheFloor_makesNothingGood() {
        Objective blurred =
                new Objective(
                        "frame",
                        Objective.Deadline.COMPLETION,
                        MILLI * 1_000,
                        Objective.Paces.FREE,
                        new Quality(0.89, 0.90, 0, 0),
                        3,
                        1_000);
        Simulation simulation = simulate(new BatchingPlan.Single(), blurred);
        simulation.drain();

        assertThat(simulation.measure().completed()).isEqualTo(6);
        assertThat(simulation.measure().good()).isZero();
        assertThat(simulation.measure().costPerGoodUnit()).isInfinite();
    }
}
