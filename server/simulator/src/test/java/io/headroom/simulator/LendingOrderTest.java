package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.AttemptsPlan;
import io.headroom.simulator.stage.CascadePlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.PermitsPlan;
import io.headroom.simulator.stage.PermittedPlan;
import io.headroom.simulator.stage.PoolPlan;
import io.headroom.simulator.stage.PooledPlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/** Permits and pools that stand inside one another are taken in one order on all paths. */
class LendingOrderTest {
    private static final QueuePlan ENDLESS = new QueuePlan(10, new Overflow.Reject());
    private static final StagePlan HOP = new DelayPlan("hop", new Sampler.Constant(MILLI));

    @Test
    void twoOrders_onTwoPaths_areRefused_namingBoth() {
        StagePlan one = permits("a", permits("b", HOP));
        StagePlan other = permits("b", permits("a", HOP));

        refused(
                List.of(one, other),
                "found \"a\" inside \"b\" in path of flow-1, \"b\" inside \"a\" in path of flow-0");
        // One after the other, or in one order, is no harm.
        assertThat(plan(one, one, SequencePlan.of(permits("b", HOP), permits("a", HOP))).flows())
                .hasSize(3);
    }

    @Test
    void circleOfThree_isRefused_andWhatOnlyLooksLikeOneIsNot() {
        StagePlan ab = permits("a", permits("b", HOP));
        StagePlan bc = permits("b", permits("c", HOP));
        StagePlan ca = permits("c", permits("a", HOP));
        StagePlan ac = permits("a", permits("c", HOP));

        refused(
                List.of(ab, bc, ca),
                "found \"a\" inside \"c\" in path of flow-2, \"b\" inside \"a\" in path of flow-0,"
                        + " \"c\" inside \"b\" in path of flow-1");
        assertThat(plan(ab, bc, ac).flows()).hasSize(3);
    }

    /** Whatever an attempt has taken, the request that it is made for keeps what it has. */
    @ParameterizedTest
    @ValueSource(strings = {"fork", "hedge", "retry", "cascade", "sequence", "pool"})
    void whatStandsBetween_hidesNoCircle(String kind) {
        StagePlan b = permits("b", HOP);
        StagePlan between =
                switch (kind) {
                    case "fork" -> ForkPlan.all("fork", List.of(HOP, b), 1);
                    case "hedge" -> ForkPlan.hedged("hedge", b, 1, ForkPlan.Losers.RUN_ON);
                    case "retry" -> new AttemptsPlan("retry", b, MILLI, false, 2, Sampler.ZERO);
                    case "cascade" -> new CascadePlan("cascade", 0.5, b);
                    case "pool" -> pool("memory", b);
                    default -> SequencePlan.of(HOP, b);
                };

        refused(
                List.of(permits("a", between), permits("b", permits("a", HOP))),
                "found \"a\" inside \"b\" in path of flow-1, \"b\" inside \"a\" in path of flow-0");
    }

    @Test
    void pools_areTakenInOneOrder_too() {
        refused(
                List.of(permits("a", pool("memory", HOP)), pool("memory", permits("a", HOP))),
                "found \"a\" inside \"memory\" in path of flow-1, \"memory\" inside \"a\" in path"
                        + " of flow-0");
        refused(
                List.of(pool("memory", pool("memory", HOP))),
                "found \"memory\" inside \"memory\" in path of flow-0");
    }

    /** Then one of those who wait for each other gives back what the others wait for. */
    @Test
    void whoWaitsForATimeAlone_breaksTheCircle() {
        for (QueuePlan queue :
                List.of(
                        new QueuePlan(0, new Overflow.Reject()),
                        new QueuePlan(10, new Overflow.Reject(), new Sampler.Constant(MILLI)))) {
            StagePlan inner = permits("b", queue, HOP);
            StagePlan outer = permits("b", queue, permits("a", HOP));
            assertThat(plan(permits("a", inner), outer).flows()).hasSize(2);
        }
    }

    private static StagePlan permits(String name, StagePlan part) {
        return permits(name, ENDLESS, part);
    }

    private static StagePlan permits(String name, QueuePlan queue, StagePlan part) {
        return new PermittedPlan(new PermitsPlan(name, 1, queue), part);
    }

    private static StagePlan pool(String name, StagePlan part) {
        PoolPlan.Room room = new PoolPlan.Room(4, 1_000, 0);
        return new PooledPlan(
                new PoolPlan(name, room, new Sampler.Constant(500), Sampler.ZERO, ENDLESS, null),
                part);
    }

    private static void refused(List<StagePlan> paths, String message) {
        assertThatThrownBy(() -> plan(paths.toArray(new StagePlan[0])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("permits and pools that stand inside one another in one")
                .hasMessageEndingWith(message);
    }

    private static SimulationPlan plan(StagePlan... paths) {
        List<Flow> flows = new ArrayList<>();
        for (StagePlan path : paths) {
            flows.add(
                    new Flow(
                            "flow-" + flows.size(),
                            new TrafficPlan.Poisson(10),
                            path,
                            TestPlans.within(SECOND)));
        }
        return new SimulationPlan(flows, TestPlans.FREE, SECOND);
    }
}
