package io.headroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/** Books that balance across the end of a warm-up and through attempts that are launched late. */
final class WarmUpAndHedgeTest {
    private static final long SECOND = 1_000_000_000L;

    private static StationPlan station() {
        return new StationPlan(
                "server",
                2,
                new BatchingPlan.Single(),
                new QueuePlan(1000, new Overflow.Reject()),
                new ServicePlan.PerBatch(0, 1, 1, new Sampler.Exponential(10e6)));
    }

    private static SimulationPlan plan(StagePlan path) {
        Objective objective = new Objective("request", Objective.Deadline.COMPLETION, SECOND);
        TrafficPlan traffic = new TrafficPlan.Poisson(120);
        return new SimulationPlan(
                List.of(new Flow("requests", traffic, path, objective)),
                CostRates.NONE,
                20 * SECOND);
    }

    @Test
    void books_afterAWarmUpWithRequestsInTheSystem_balance() {
        Simulation simulation = Simulation.start(plan(station()), 3);
        long warm = SECOND;
        while (simulation.inSystem() < 4) {
            warm += 1_000_000;
            simulation.advanceTo(warm);
        }
        simulation.warmedUp();
        simulation.drain();
        Measurement measured = simulation.measure();
        assertThat(measured.carriedIn()).isGreaterThanOrEqualTo(4);
        assertThat(measured.carriedInEnded()).isEqualTo(measured.carriedIn());
        assertThat(measured.ended()).isEqualTo(measured.offered());
    }

    @ParameterizedTest
    @EnumSource(
            value = ForkPlan.Losers.class,
            names = {"RUN_ON", "CANCEL"})
    void hedge_thatWins_leavesNoTimeUnderNoLabel(ForkPlan.Losers losers) {
        StagePlan hedged = ForkPlan.hedged("hedge", station(), 5_000_000, losers);
        Simulation simulation = Simulation.start(plan(hedged), 3);
        simulation.drain();
        Measurement measured = simulation.measure();
        assertThat(measured.attempts().launched()).isGreaterThan(measured.offered());
        assertThat(measured.completed()).isEqualTo(measured.offered());
    }
}
