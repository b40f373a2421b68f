package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.policy.BalancerPlan;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.AttemptsPlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.ReplicasPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Who gets which request, with so few requests that each can be followed. */
class BalancingByHandTest {
    private static final BalancerPlan LEAST = new BalancerPlan.LeastConnections();

    @Test
    void roundRobin_goesRound_andLeavesOutWhatIsDown() {
        Scripted calm =
                new Scripted(Scripted.flow(6, MILLI, replicas(new BalancerPlan.RoundRobin())));
        Scripted lossy =
                new Scripted(Scripted.flow(6, MILLI, replicas(new BalancerPlan.RoundRobin())))
                        .at(0, new Intervention.Loss("two", 1, 100 * MILLI));

        assertThat(entered(calm)).containsExactly(2L, 2L, 2L);
        assertThat(entered(lossy)).containsExactly(3L, 0L, 3L);
    }

    @Test
    void leastConnections_takesTiesInTurn() {
        Scripted run = new Scripted(Scripted.flow(4, MILLI, replicas(LEAST)));

        assertThat(entered(run)).containsExactly(2L, 1L, 1L);
    }

    /** What was called off is not under way: the next goes where it was. */
    @Test
    void leastConnections_countsNobodyWhoWasCalledOff() {
        StagePlan client =
                new AttemptsPlan("client", replicas(LEAST), 5 * MILLI, true, 1, Sampler.ZERO);
        Scripted run =
                new Scripted(
                        Scripted.flow(3, MILLI / 10, client),
                        Scripted.one("fourth", 10 * MILLI, 0, replicas(LEAST)));
        // The balancer of the second flow is another one, so it begins with the first replica.
        assertThat(entered(run)).containsExactly(2L, 1L, 1L);

        Scripted again = new Scripted(Scripted.flow(8, 10 * MILLI, client));
        // With every place free again and again, turns alone decide.
        assertThat(entered(again)).containsExactly(3L, 3L, 2L);
    }

    /** The first replica is slow: whoever forgets to count down would never come back to it. */
    @Test
    void leastConnections_afterCancellations_prefersTheIdle() {
        StagePlan race = ForkPlan.all("race", List.of(replicas(LEAST), replicas(LEAST)), 1);
        Scripted run = new Scripted(Scripted.flow(9, 25 * MILLI, race));
        run.ends();

        for (StageMeasurement replica : run.simulation().measure().stages()) {
            assertThat(replica.entered()).isEqualTo(6);
        }
    }

    private static List<Long> entered(Scripted run) {
        run.ends();
        return run.simulation().measure().stages().stream().map(StageMeasurement::entered).toList();
    }

    private static StagePlan replicas(BalancerPlan balancer) {
        return new ReplicasPlan(
                "replicas", balancer, List.of(replica("one"), replica("two"), replica("three")));
    }

    private static StationPlan replica(String name) {
        return new StationPlan(
                name,
                1,
                new BatchingPlan.Single(),
                new QueuePlan(9, new Overflow.Reject()),
                TestPlans.constant(20 * MILLI, Sampler.ONE));
    }
}
