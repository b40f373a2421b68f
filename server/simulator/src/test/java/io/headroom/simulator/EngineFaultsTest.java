package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.cost.StepCoefficients;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.engine.ReplicaRole;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.policy.BalancerPlan;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.LifePlan;
import io.headroom.simulator.policy.ScalingPlan;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.ReplicasPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Language-model servers that are lost, come back cold, drain, and are set otherwise. */
class EngineFaultsTest {
    private static final SchedulerPlan CHUNKED = new SchedulerPlan.Chunked(64);

    /** Ten iterations of 10 ms: prompt and first token, then nine. */
    private static final RequestShape TEN = new RequestShape.Fixed(8, 10, 1000);

    /** Four tokens by 45 ms; from 145 ms on the prompt and these, the fifth token at 155. */
    @Test
    void loss_requeues_andComputesAgainWhatWasStored() {
        Scripted run =
                new Scripted(flow(1, engine("model", 4, LifePlan.OnLoss.REQUEUE, 50)))
                        .at(45 * MILLI, new Intervention.Loss("model", 1, 50 * MILLI));

        assertThat(run.ends()).containsExactly("a@205 COMPLETED");
        StageMeasurement books = run.simulation().measure().stages().get(0);
        assertThat(books.putBack()).isEqualTo(1);
        assertThat(books.lostServiceNanos()).isEqualTo(45 * MILLI);
    }

    /** An iteration that would be over at the instant of the loss is lost with the rest. */
    @Test
    void loss_atTheEndOfAnIteration_comesBeforeIt() {
        Scripted run =
                new Scripted(flow(1, engine("model", 4, LifePlan.OnLoss.REQUEUE, 0)))
                        .at(40 * MILLI, new Intervention.Loss("model", 1, 60 * MILLI));

        assertThat(run.ends()).containsExactly("a@170 COMPLETED");
    }

    @Test
    void loss_thatFails_costsThoseWhoRunAndNotThoseWhoWait() {
        EnginePlan engine = engine("model", 1, LifePlan.OnLoss.FAIL, 0);
        Scripted run =
                new Scripted(flow(2, engine))
                        .at(45 * MILLI, new Intervention.Loss("model", 1, 55 * MILLI));

        assertThat(run.ends()).containsExactly("a@45 CRASHED", "b@200 COMPLETED");
    }

    @Test
    void lostReplica_isAvoided_whileAnotherIsUp() {
        Scripted run =
                new Scripted(flow(4, fleet(2, 2, new ScalingPlan.Fixed())))
                        .at(MILLI / 2, new Intervention.Loss("fleet", 1, 400 * MILLI));
        run.ends();

        List<StageMeasurement> stages = run.simulation().measure().stages();
        assertThat(stages.get(0).started()).isEqualTo(2);
        assertThat(stages.get(1).started()).isEqualTo(3);
        assertThat(run.ends())
                .containsExactly(
                        "b@101 COMPLETED", "c@111 COMPLETED", "d@111 COMPLETED", "a@500 COMPLETED");
    }

    /** a and c had begun on the one that is lost; at 31 ms they come into the next iteration. */
    @Test
    void loss_thatReroutes_sendsThoseWhoRunToAnother_andTheyBeginAnew() {
        Scripted run =
                new Scripted(flow(4, fleet(2, 4, LifePlan.OnLoss.REROUTE)))
                        .at(25 * MILLI, new Intervention.Loss("fleet", 1, 400 * MILLI));

        assertThat(run.ends())
                .containsExactly(
                        "b@101 COMPLETED", "d@111 COMPLETED", "a@131 COMPLETED", "c@131 COMPLETED");
        StageMeasurement lost = run.simulation().measure().stages().get(0);
        assertThat(lost.cancelled()).isEqualTo(2);
    }

    /** With one seat c waits behind a; both go behind d, who waits for b: one after another. */
    @Test
    void loss_thatReroutes_takesThoseWhoWaitToo() {
        Scripted run =
                new Scripted(flow(4, fleet(2, 1, LifePlan.OnLoss.REROUTE)))
                        .at(25 * MILLI, new Intervention.Loss("fleet", 1, 400 * MILLI));

        assertThat(run.ends())
                .containsExactly(
                        "b@101 COMPLETED", "d@201 COMPLETED", "a@301 COMPLETED", "c@401 COMPLETED");
    }

    @Test
    void loss_thatReroutes_withNowhereToGo_letsThemWaitOrCrash() {
        Scripted fleet =
                new Scripted(flow(2, fleet(2, 4, LifePlan.OnLoss.REROUTE)))
                        .at(25 * MILLI, new Intervention.Loss("fleet", 2, 75 * MILLI));
        EnginePlan alone = engine("model", 4, LifePlan.OnLoss.REROUTE, 0);
        Scripted one =
                new Scripted(flow(1, alone))
                        .at(45 * MILLI, new Intervention.Loss("model", 1, 55 * MILLI));

        // a had come to the second replica when that was lost too, behind b.
        assertThat(fleet.ends()).containsExactly("b@200 COMPLETED", "a@200 COMPLETED");
        assertThat(one.ends()).containsExactly("a@45 CRASHED");
    }

    /** 13 of the first 25 had gone to it, and all 30 do that come after: it has fewer to do. */
    @Test
    void replica_thatIsBackAfterRerouting_countsAsEmpty() {
        Scripted run =
                new Scripted(flow(60, fleet(2, 4, LifePlan.OnLoss.REROUTE)))
                        .at(25 * MILLI - 1, new Intervention.Loss("fleet", 1, 5 * MILLI));
        run.simulation().advanceTo(60 * MILLI);

        List<StageMeasurement> stages = run.simulation().measure().stages();
        assertThat(stages.get(0).entered()).isEqualTo(13 + 30);
        assertThat(stages.get(1).entered()).isEqualTo(12 + 13 + 5);
    }

    @Test
    void reroute_ofWhatWasHandedOver_isRefused() {
        ReplicaPlan whole = engine("model", 4, LifePlan.OnLoss.FAIL, 0).replica();
        ReplicaPlan decode =
                new ReplicaPlan(
                        whole.maxSequences(),
                        whole.maxOutputTokens(),
                        whole.scheduler(),
                        whole.memory(),
                        whole.cost(),
                        null,
                        ReplicaRole.DECODE);
        LifePlan reroutes = new LifePlan(Sampler.ZERO, LifePlan.OnLoss.REROUTE);

        assertThatThrownBy(
                        () ->
                                new EnginePlan(
                                        "model",
                                        decode,
                                        TestPlans.LONG_LINE,
                                        StationRates.FREE,
                                        reroutes))
                .hasMessageContaining("life.onLoss cannot be reroute where role is decode");
    }

    @Test
    void allReplicasLost_requestsWaitForTheFirstThatReturns() {
        Scripted run =
                new Scripted(flow(1, fleet(2, 2, new ScalingPlan.Fixed())))
                        .at(MILLI / 2, new Intervention.Loss("fleet", 2, 100 * MILLI));

        assertThat(run.ends()).containsExactly("a@200 COMPLETED");
    }

    /** What drains finishes; what is started takes its cold start of 50 ms. */
    @Test
    void scaledFleet_drainsTheLastAndStartsCold() {
        Scripted run =
                new Scripted(flow(4, fleet(2, 2, new ScalingPlan.Fixed())))
                        .at(10 * MILLI, new Intervention.Scale("fleet", 1));
        assertThat(provisionedAt(20 * MILLI, run)).containsExactly(1L, 1L);
        assertThat(provisionedAt(150 * MILLI, run)).containsExactly(1L, 0L);
        run.at(160 * MILLI, new Intervention.Scale("fleet", 2));
        assertThat(provisionedAt(170 * MILLI, run)).containsExactly(1L, 1L);

        assertThat(run.ends()).hasSize(4).allMatch(end -> end.endsWith("COMPLETED"));
    }

    @Test
    void drainingReplica_isKept_ifItIsWantedAgain() {
        Scripted run =
                new Scripted(flow(4, fleet(2, 2, new ScalingPlan.Fixed())))
                        .at(10 * MILLI, new Intervention.Scale("fleet", 1))
                        .at(20 * MILLI, new Intervention.Scale("fleet", 2));

        assertThat(provisionedAt(400 * MILLI, run)).containsExactly(1L, 1L);
    }

    /** Scaling replaces a lost replica by one that was off; when it is back it stays off. */
    @Test
    void outageThatIsOver_addsNoReplicaBeyondThoseThatAreWanted() {
        Scripted run =
                new Scripted(flow(1, fleet(3, 2, new ScalingPlan.Fixed())))
                        .at(5 * MILLI, new Intervention.Loss("fleet", 1, 100 * MILLI))
                        .at(6 * MILLI, new Intervention.Scale("fleet", 2));

        assertThat(provisionedAt(50 * MILLI, run)).containsExactly(0L, 1L, 1L);
        // The request that it held waits for it: it comes back, serves it, and goes.
        assertThat(provisionedAt(200 * MILLI, run)).containsExactly(1L, 1L, 1L);
        assertThat(provisionedAt(400 * MILLI, run)).containsExactly(0L, 1L, 1L);
    }

    @Test
    void autoscaler_startsReplicasUnderLoad_andGivesThemUp() {
        ScalingPlan scaling = new ScalingPlan.Target(1, 3, 10 * MILLI, 0.5);
        Scripted run = new Scripted(flow(12, fleet(3, 1, scaling)));

        assertThat(provisionedAt(30 * MILLI, run)).containsExactly(1L, 1L, 1L);
        run.simulation().drain();
        assertThat(provisionedAt(SECOND, run)).containsExactly(1L, 0L, 0L);
    }

    /** Two at once from 25 ms on: the second joins with the iteration that starts at 30. */
    @Test
    void reschedule_letsMoreIn_withTheNextIteration() {
        Scripted run =
                new Scripted(flow(2, engine("model", 1, LifePlan.OnLoss.REQUEUE, 0)))
                        .at(25 * MILLI, new Intervention.Reschedule("model", 2, CHUNKED));

        assertThat(run.ends()).containsExactly("a@100 COMPLETED", "b@130 COMPLETED");
    }

    /** One decodes and the budget is one: the other's prompt of eight waits for its end. */
    @Test
    void rescheduledBudget_thatDecodesTakeUp_pausesPrompts() {
        SchedulerPlan one = new SchedulerPlan.Chunked(1);
        EnginePlan engine = engine("model", 2, LifePlan.OnLoss.REQUEUE, 0, 4);
        Scripted run =
                new Scripted(flow(2, engine))
                        .at(25 * MILLI, new Intervention.Reschedule("model", 1, one));

        // a: two chunks of 4, then a token each; b had 3 of 8 when the budget became one.
        assertThat(run.ends()).containsExactly("a@110 COMPLETED", "b@250 COMPLETED");
    }

    @Test
    void interventions_thatDoNotFit_areRefused() {
        Simulation simulation =
                new Scripted(flow(1, fleet(2, 2, new ScalingPlan.Fixed()))).simulation();

        assertThatThrownBy(() -> simulation.intervene(new Intervention.Scale("fleet", 3)))
                .hasMessageContaining("\"fleet\" has 2 replicas");
        assertThatThrownBy(() -> simulation.intervene(new Intervention.Scale("replica 0", 1)))
                .hasMessageContaining("not a station with servers of its own");
        SchedulerPlan other = new SchedulerPlan.PrefillFirst(9);
        assertThatThrownBy(
                        () ->
                                simulation.intervene(
                                        new Intervention.Reschedule("replica 0", 1, other)))
                .hasMessageContaining("keeps its kind of scheduler");
        StagePlan station = TestPlans.exponentialServer(1, 1);
        assertThatThrownBy(
                        () ->
                                new ReplicasPlan(
                                        "replicas",
                                        new BalancerPlan.Random(),
                                        List.of(station, station),
                                        1,
                                        new ScalingPlan.Fixed(),
                                        0))
                .hasMessageContaining("language-model servers");
    }

    private static List<Long> provisionedAt(long nanos, Scripted run) {
        run.simulation().advanceTo(nanos);
        return run.simulation().measure().stages().stream()
                .map(StageMeasurement::provisionedServers)
                .toList();
    }

    private static ReplicasPlan fleet(int replicas, int running, ScalingPlan scaling) {
        List<StagePlan> engines = engines(replicas, 4, LifePlan.OnLoss.REQUEUE);
        return new ReplicasPlan(
                "fleet", new BalancerPlan.LeastConnections(), engines, running, scaling, 0);
    }

    private static ReplicasPlan fleet(int replicas, int seats, LifePlan.OnLoss onLoss) {
        return new ReplicasPlan(
                "fleet", new BalancerPlan.LeastConnections(), engines(replicas, seats, onLoss));
    }

    private static List<StagePlan> engines(int count, int seats, LifePlan.OnLoss onLoss) {
        List<StagePlan> engines = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            engines.add(engine("replica " + index, seats, onLoss, 0));
        }
        return engines;
    }

    private static EnginePlan engine(
            String name, int seats, LifePlan.OnLoss onLoss, long coldStartMillis) {
        return engine(name, seats, onLoss, coldStartMillis, 64);
    }

    /** Iterations of 10 ms, whatever is in them. */
    private static EnginePlan engine(
            String name, int seats, LifePlan.OnLoss onLoss, long coldStartMillis, int budget) {
        ReplicaPlan replica =
                new ReplicaPlan(
                        seats,
                        100,
                        new SchedulerPlan.Chunked(budget),
                        new KvPlan.Paged(16, 1_000),
                        new StepCoefficients(10 * MILLI, 0, 0, 0, 0, 0));
        LifePlan life = new LifePlan(new Sampler.Constant(coldStartMillis * MILLI), onLoss);
        return new EnginePlan(name, replica, TestPlans.LONG_LINE, StationRates.FREE, life);
    }

    /** Requests of ten tokens at 0, 1, 2 … ms. */
    private static Flow flow(int requests, StagePlan path) {
        TrafficPlan traffic = new TrafficPlan.Renewal(1_000, Sampler.ONE, Sampler.ZERO, TEN, 0);
        return new Flow("scripted", traffic, path, TestPlans.within(SECOND), 0, requests);
    }
}
