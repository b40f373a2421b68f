package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.MeterMeasurement;
import io.headroom.simulator.policy.BalancerPlan;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.BudgetPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.ReplicasPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.theory.ManyServers;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

/** A share of second attempts that no load can exceed. */
class HedgeBudgetTest {
    private static final ForkPlan.Branch SLOW = new ForkPlan.Branch(0, delay("slow", 10));
    private static final ForkPlan.Branch FAST = new ForkPlan.Branch(3 * MILLI, delay("fast", 2));

    private static final int REPLICAS = 10;
    private static final double SERVICE_NANOS = 10 * MILLI;
    private static final double LOAD = 0.85;

    /**
     * Ten requests that all want a second attempt, which ends at 5 instead of 10 ms. A third of a
     * token each is a whole one at the third, sixth and ninth; two of three at the second, third,
     * fifth, sixth, eighth and ninth, unless the bucket is too small to keep a third over.
     */
    @ParameterizedTest
    @CsvSource({"0, 10, 0", "333334, 10, 3", "666667, 10, 6", "666667, 1, 5", "1000000, 1, 10"})
    void bucket_fillsByAShareOfEachRequest(int perMillion, int most, int hedged) {
        ForkPlan fork = hedge(SLOW, FAST).budgeted(new BudgetPlan(perMillion, most));
        Simulation simulation =
                Simulation.start(
                        TestPlans.path(TrafficPlan.FrameClock.every(100 * MILLI), fork, SECOND), 1);
        simulation.drain();
        Measurement measured = simulation.measure();

        assertThat(measured.completed()).isEqualTo(10);
        assertThat(measured.completedNanos())
                .isEqualTo(5 * MILLI * hedged + 10 * MILLI * (10 - hedged));
        MeterMeasurement meter = measured.meter("hedge");
        assertThat(meter.value("hedged")).isEqualTo(hedged);
        assertThat(meter.value("withheld")).isEqualTo(10 - hedged);
        assertThat(measured.attempts().launched()).isEqualTo(10 + hedged);
    }

    /** The first attempt is lost and there is nothing for a second one: so is the request. */
    @Test
    void requestWhoseOnlyHopeIsWithheld_isRejected() {
        StagePlan none =
                Scripted.station(1, new BatchingPlan.Single(), 0, new Overflow.DropNewest());
        ForkPlan fork = hedge(new ForkPlan.Branch(0, none), FAST);
        BudgetPlan empty = new BudgetPlan(0, 1);

        assertThat(new Scripted(Scripted.flow(2, 0, fork.budgeted(empty))).ends())
                .containsExactly("b@3 REJECTED", "a@20 COMPLETED");
        assertThat(new Scripted(Scripted.flow(2, 0, fork)).ends())
                .containsExactly("a@5 COMPLETED", "b@5 COMPLETED");
    }

    /**
     * Ten queues at 85 %: a second attempt after 20 ms is wanted by three of four and adds the load
     * that makes it wanted. With one in twenty it is a queue of 1.05 times the load, and no more.
     */
    @Test
    void hedgesThatRunAway_areHeldByTheirBudget() {
        Measurement single = run(pool());
        ForkPlan hedge = ForkPlan.hedged("hedge", pool(), 20 * MILLI, ForkPlan.Losers.RUN_ON);
        Measurement runsAway = run(hedge);
        Measurement held = run(hedge.budgeted(new BudgetPlan(50_000, 10)));

        double perNano = 1.05 * LOAD / SERVICE_NANOS;
        double most = new ManyServers(1, perNano, SERVICE_NANOS).meanTimeInSystem();
        assertThat(runsAway.meanTimeInSystemNanos())
                .isGreaterThan(10 * single.meanTimeInSystemNanos());
        assertThat(held.meanTimeInSystemNanos()).isCloseTo(most, withinPercentage(5));
        assertThat(20 * held.meter("hedge").value("hedged")).isLessThanOrEqualTo(held.offered());
        assertThat(held.meter("hedge").value("hedged")).isGreaterThan(held.offered() / 21);
    }

    private static Measurement run(StagePlan path) {
        double perSecond = REPLICAS * LOAD * SECOND / SERVICE_NANOS;
        TrafficPlan traffic = new TrafficPlan.Poisson(perSecond);
        Simulation simulation = Simulation.start(TestPlans.path(traffic, path, 200 * SECOND), 1);
        simulation.drain();
        return simulation.measure();
    }

    private static StagePlan pool() {
        List<StagePlan> replicas = new ArrayList<>();
        for (int replica = 0; replica < REPLICAS; replica++) {
            replicas.add(
                    new StationPlan(
                            "replica-" + replica,
                            1,
                            new BatchingPlan.Single(),
                            new QueuePlan(1_000_000, new Overflow.Reject()),
                            TestPlans.constant(SERVICE_NANOS, new Sampler.Exponential(1))));
        }
        return new ReplicasPlan("pool", new BalancerPlan.Random(), replicas);
    }

    private static ForkPlan hedge(ForkPlan.Branch first, ForkPlan.Branch second) {
        return new ForkPlan(
                "hedge",
                List.of(first, second),
                1,
                ForkPlan.NO_TIMER,
                ForkPlan.OnTimer.PROCEED,
                ForkPlan.Losers.CANCEL);
    }

    private static StagePlan delay(String name, long millis) {
        return new DelayPlan(name, new Sampler.Constant(millis * MILLI));
    }
}
