package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.cost.StepCoefficients;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.engine.ReplicaRole;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.policy.BalancerPlan;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.LifePlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.RoomPlan;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.ReplicasPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;

import java.util.List;

/**
 * Five milliseconds in which a server takes a request in, before ten iterations of ten: by hand.
 */
class FrontEndTest {
    private static final long TAKING_IN = 5 * MILLI;
    private static final RequestShape TEN = new RequestShape.Fixed(8, 10, 1000);

    /** a is in the line at 5 ms; b at 6, so that it joins a's second iteration. */
    @Test
    void requests_areTakenIn_whileTheEngineWorks() {
        Scripted run = new Scripted(flow(2, engine("model", TestPlans.LONG_LINE)));

        assertThat(run.ends()).containsExactly("a@105 COMPLETED", "b@115 COMPLETED");
        StageMeasurement books = run.simulation().measure().stages().get(0);
        assertThat(books.queueNanos()).isEqualTo(TAKING_IN + (15 - 1) * MILLI);
        assertThat(books.busyNanos()).isEqualTo(110 * MILLI);
        assertThat(run.simulation().measure().firstResponseNanos())
                .isEqualTo(15 * MILLI + (25 - 1) * MILLI);
    }

    /** Two places and the one that runs: c is the second to wait and d is one too many. */
    @Test
    void line_thatIsFull_turnsAwayWhoComesOutOfTheFrontEnd() {
        QueuePlan two = new QueuePlan(2, new Overflow.Reject());
        Scripted run = new Scripted(flow(4, engine("model", two)));

        assertThat(run.ends())
                .containsExactly(
                        "d@8 REJECTED", "a@105 COMPLETED", "b@115 COMPLETED", "c@115 COMPLETED");
    }

    /** a and b are taken in until 5 and 6 ms; f comes as a leaves, which makes room for it. */
    @Test
    void frontEnd_thatIsFull_turnsAwayOneMore() {
        Scripted run = new Scripted(flow(6, engine(2, new Overflow.Reject())));

        assertThat(run.ends())
                .containsExactly(
                        "c@2 REJECTED",
                        "d@3 REJECTED",
                        "e@4 REJECTED",
                        "a@105 COMPLETED",
                        "b@115 COMPLETED",
                        "f@115 COMPLETED");
        assertThat(run.simulation().measure().stages().get(0).waiting()).isZero();
    }

    @Test
    void frontEnd_thatIsFull_losesTheOldestWhereItSaysSo() {
        Scripted run = new Scripted(flow(4, engine(2, new Overflow.DropOldest())));

        assertThat(run.ends())
                .containsExactly(
                        "a@2 DROPPED", "b@3 DROPPED", "c@107 COMPLETED", "d@117 COMPLETED");
    }

    /** At 2 ms a is sent on to the other and c comes there too, where b is and one may be. */
    @Test
    void loss_thatReroutes_findsTheOtherFrontEndFull() {
        StagePlan fleet =
                new ReplicasPlan(
                        "fleet",
                        new BalancerPlan.RoundRobin(),
                        List.of(
                                named("first", engine(1, new Overflow.Reject())),
                                named("second", engine(1, new Overflow.Reject()))));
        Scripted run =
                new Scripted(flow(3, fleet))
                        .at(2 * MILLI, new Intervention.Loss("fleet", 1, 400 * MILLI));

        assertThat(run.ends())
                .containsExactlyInAnyOrder("a@2 REJECTED", "c@2 REJECTED", "b@106 COMPLETED");
    }

    private static EnginePlan engine(int room, Overflow overflow) {
        EnginePlan wide = engine("model", TestPlans.LONG_LINE);
        return new EnginePlan(
                wide.name(),
                wide.replica(),
                wide.queue(),
                wide.rates(),
                wide.life(),
                0,
                TAKING_IN,
                new RoomPlan(room, overflow));
    }

    private static EnginePlan named(String name, EnginePlan like) {
        return new EnginePlan(
                name,
                like.replica(),
                like.queue(),
                like.rates(),
                like.life(),
                0,
                TAKING_IN,
                like.intake());
    }

    @Test
    void patience_beginsWithTheFrontEnd() {
        QueuePlan hasty =
                new QueuePlan(9, new Overflow.Reject(), new Sampler.Constant(3.0 * MILLI));

        assertThat(new Scripted(flow(1, engine("model", hasty))).ends())
                .containsExactly("a@3 ABANDONED");
    }

    /** a is taken in anew by the other; b had gone there at once. */
    @Test
    void loss_thatReroutes_takesThoseWhoAreTakenIn() {
        StagePlan fleet =
                new ReplicasPlan(
                        "fleet",
                        new BalancerPlan.RoundRobin(),
                        List.of(
                                engine("first", TestPlans.LONG_LINE),
                                engine("second", TestPlans.LONG_LINE)));
        Scripted run =
                new Scripted(flow(2, fleet))
                        .at(2 * MILLI, new Intervention.Loss("fleet", 1, 400 * MILLI));

        assertThat(run.ends()).containsExactly("b@106 COMPLETED", "a@116 COMPLETED");
        assertThat(run.simulation().measure().stages().get(0).cancelled()).isEqualTo(1);
    }

    /** Its first token has come with it; nine are left. */
    @Test
    void request_thatComesToDecode_wasTakenInElsewhere() {
        EnginePlan decodes = engine("model", TestPlans.LONG_LINE, ReplicaRole.DECODE);

        assertThat(new Scripted(flow(1, decodes)).ends()).containsExactly("a@90 COMPLETED");
    }

    @Test
    void frontEnd_belowZero_isRefused() {
        EnginePlan engine = engine("model", TestPlans.LONG_LINE);

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new EnginePlan(
                                        "model",
                                        engine.replica(),
                                        engine.queue(),
                                        engine.rates(),
                                        engine.life(),
                                        0,
                                        -1))
                .withMessageContaining("frontEndNanos");
    }

    private static EnginePlan engine(String name, QueuePlan queue) {
        return engine(name, queue, ReplicaRole.BOTH);
    }

    private static EnginePlan engine(String name, QueuePlan queue, ReplicaRole role) {
        ReplicaPlan replica =
                new ReplicaPlan(
                        4,
                        100,
                        new SchedulerPlan.Chunked(64),
                        new KvPlan.Paged(16, 1_000),
                        new StepCoefficients(10 * MILLI, 0, 0, 0, 0, 0),
                        null,
                        role);
        LifePlan life = new LifePlan(Sampler.ZERO, LifePlan.OnLoss.REQUEUE);
        if (role == ReplicaRole.BOTH) {
            life = new LifePlan(Sampler.ZERO, LifePlan.OnLoss.REROUTE);
        }
        return new EnginePlan(name, replica, queue, StationRates.FREE, life, 0, TAKING_IN);
    }

    /** Requests of ten tokens at 0, 1, 2 … ms. */
    private static Flow flow(int requests, StagePlan path) {
        TrafficPlan traffic = new TrafficPlan.Renewal(1_000, Sampler.ONE, Sampler.ZERO, TEN, 0);
        return new Flow("scripted", traffic, path, TestPlans.within(SECOND), 0, requests);
    }
}
