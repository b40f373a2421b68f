package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.measure.Quality;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.Trace;
import io.headroom.simulator.traffic.TrafficPlan;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Wrong plans are refused with what is wrong, what was found and what was expected. */
class PlanRefusalTest {

    @Test
    void traffic_outsideItsLimits_isRefused() {
        refused(
                () -> new TrafficPlan.Poisson(0),
                "meanPerSecond must be from 1.0E-4 to 1.0E7, found 0.0");
        refused(
                () -> new TrafficPlan.Poisson(Double.NaN),
                "meanPerSecond must be from 1.0E-4 to 1.0E7, found NaN");
        refused(
                () -> new TrafficPlan.PhaseLocked(0, MILLI, 0, Sampler.ZERO),
                "sources must be from 1 to 4096, found 0");
        refused(
                () -> new TrafficPlan.FrameClock(0, SECOND, Sampler.ONE),
                "frames must be from 1 to 1000000, found 0");
        refused(
                () -> new Trace(new long[] {5}, new int[1], new int[1]),
                "a trace needs three columns of one length of at least 2, found 1 arrivals, 1"
                        + " prompts and 1 outputs");
        refused(
                () -> new Trace(new long[] {5, 4}, new int[2], new int[] {1, 1}),
                "arrivalNanos[1] must be from 5 to 2305843009213693951, found 4");
        refused(
                () -> new Trace(new long[] {5, 5}, new int[2], new int[] {1, 1}),
                "the last arrival of a trace must be later than its first, both are at 5");
    }

    @Test
    void stations_outsideTheirLimits_areRefused() {
        QueuePlan queue = new QueuePlan(7, new Overflow.Reject());
        ServicePlan service = TestPlans.constant(1, Sampler.ONE);
        refused(
                () -> new StationPlan("gpu", 0, new BatchingPlan.Single(), queue, service),
                "servers must be from 1 to 4096, found 0");
        refused(
                () -> new StationPlan(" ", 1, new BatchingPlan.Single(), queue, service),
                "name must not be blank");
        refused(
                () -> new StationPlan("gpu", 1, new BatchingPlan.Windowed(8, 1), queue, service),
                "the capacity of the queue must be at least the largest batch, 8, for one to fill,"
                        + " found 7");
        refused(
                () -> new ServicePlan.PerBatch(-1, 0, 1, Sampler.ONE),
                "fixedNanos must be 0 or more and finite, found -1.0");
        refused(
                () -> new ServicePlan.PerBatch(1, 0, 0, Sampler.ONE),
                "speed must be greater than 0 and finite, found 0.0");
        refused(() -> new Quality(1.1, 0, 0, 0), "quality must be from 0.0 to 1.0, found 1.1");
    }

    @Test
    void plans_withoutStationsOrBeyondExactness_areRefused() {
        CostRates free = TestPlans.FREE;
        refused(
                () ->
                        new SimulationPlan(
                                new TrafficPlan.Poisson(1),
                                List.of(),
                                TestPlans.within(1),
                                free,
                                SECOND),
                "a sequence needs at least one stage");
        StationPlan endless =
                TestPlans.station(
                        1,
                        new QueuePlan(10_000_000, new Overflow.Reject()),
                        TestPlans.constant(1, Sampler.ONE));
        refused(
                () -> TestPlans.plan(new TrafficPlan.Poisson(1), endless, 86_400 * SECOND),
                "a run that is shorter, or queues that are: the places of all stations times the"
                        + " nanoseconds of the run must stay below 2305843009213693951, found"
                        + " 10000003 places and 86400000000000 ns");
    }

    @Test
    void simulation_doesNotGoBackNorTakeTooManyBursts() {
        Simulation simulation =
                Simulation.start(TestPlans.poisson(10, TestPlans.exponentialServer(1, MILLI)), 1);
        simulation.advanceTo(10);
        refused(() -> simulation.advanceTo(9), "cannot go back from 10 ns to 9 ns");
        for (int burst = 0; burst < Factors.MOST; burst++) {
            simulation.intervene(new Intervention.Burst(1_001, SECOND));
        }
        assertThatThrownBy(() -> simulation.intervene(new Intervention.Burst(2_000, SECOND)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("at most 64 of a kind may be on at once");
        refused(() -> simulation.measureRecent(6), "slices must be from 0 to 5, found 6");
    }

    private static void refused(ThrowingCallable plan, String message) {
        assertThatThrownBy(plan).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
