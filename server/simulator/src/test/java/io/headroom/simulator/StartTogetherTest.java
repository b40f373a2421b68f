package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.cost.StepCoefficients;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.policy.TickClock;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.GatePlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes at one instant, by hand: all are in the line before a server takes, in 20 ms each. */
class StartTogetherTest {
    private static final Overflow REJECT = new Overflow.Reject();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void whoComeTogether_areOneBatch(int requests) {
        StagePlan greedy = Scripted.station(1, new BatchingPlan.Greedy(4), 0, REJECT);
        Scripted run = new Scripted(Scripted.flow(requests, 0, greedy));

        assertThat(run.endNanos()).hasSize(requests).containsOnly(20 * MILLI);
    }

    /** The batch of the first ends as the second one comes: it joins those who waited. */
    @Test
    void whoComesAsAServerIsFree_joinsThoseWhoWaited() {
        StagePlan greedy = Scripted.station(1, new BatchingPlan.Greedy(4), 10, REJECT);
        Scripted run =
                new Scripted(
                        Scripted.one("first", 0, 0, greedy),
                        Scripted.one("waits", 5 * MILLI, 0, greedy),
                        Scripted.one("joins", 20 * MILLI, 0, greedy));

        assertThat(run.ends())
                .containsExactly("a@20 COMPLETED", "b@40 COMPLETED", "c@40 COMPLETED");
    }

    /** Four fit into a batch, so one server leaves two of six, and one of them finds a place. */
    @Test
    void bound_isHeldWhenServersHaveTaken() {
        StagePlan greedy = Scripted.station(1, new BatchingPlan.Greedy(4), 1, REJECT);
        assertThat(new Scripted(Scripted.flow(6, 0, greedy)).ends())
                .containsExactly(
                        "f@0 REJECTED",
                        "a@20 COMPLETED",
                        "b@20 COMPLETED",
                        "c@20 COMPLETED",
                        "d@20 COMPLETED",
                        "e@40 COMPLETED");
        StagePlan oldest =
                Scripted.station(1, new BatchingPlan.Single(), 1, new Overflow.DropOldest());
        assertThat(new Scripted(Scripted.flow(4, 0, oldest)).ends())
                .containsExactly("b@0 DROPPED", "c@0 DROPPED", "a@20 COMPLETED", "d@40 COMPLETED");
    }

    @Test
    void higherClass_goesFirst_thoughItComesLaterInTheInstant() {
        StagePlan one = Scripted.station(1, new BatchingPlan.Single(), 10, REJECT);
        Scripted run =
                new Scripted(Scripted.one("low", 0, 1, one), Scripted.one("high", 0, 0, one));

        assertThat(run.ends()).containsExactly("b@20 COMPLETED", "a@40 COMPLETED");
    }

    /**
     * Batches are sealed at the ends of 0, 5 and 10 ms, whether a server is free for them or not.
     */
    @Test
    void staticBatchesWithoutAWindow_areSealedAtTheEndOfTheirInstant() {
        StagePlan sealed = Scripted.station(1, new BatchingPlan.Static(4, 0), 10, REJECT);
        Scripted run =
                new Scripted(
                        Scripted.flow(2, 0, sealed),
                        Scripted.one("second", 5 * MILLI, 0, sealed),
                        Scripted.one("with it", 5 * MILLI, 0, sealed),
                        Scripted.one("third", 10 * MILLI, 0, sealed));

        assertThat(run.ends())
                .containsExactly(
                        "a@20 COMPLETED",
                        "b@20 COMPLETED",
                        "c@40 COMPLETED",
                        "d@40 COMPLETED",
                        "e@60 COMPLETED");
    }

    @Test
    void patienceThatEndsAsTheServerIsFree_isInTime() {
        StationPlan plan = Scripted.station(1, new BatchingPlan.Greedy(1), 10, REJECT);
        assertThat(new Scripted(Scripted.flow(2, 0, patient(plan, 20 * MILLI))).ends())
                .containsExactly("a@20 COMPLETED", "b@40 COMPLETED");
        assertThat(new Scripted(Scripted.flow(2, 0, patient(plan, 20 * MILLI - 1))).ends())
                .containsExactly("b@19 ABANDONED", "a@20 COMPLETED");
        assertThat(new Scripted(Scripted.flow(2, 0, patient(plan, 0))).ends())
                .containsExactly("b@0 ABANDONED", "a@20 COMPLETED");
    }

    /** It opens at 0, 10, 20, … ms for one each, and of those who stay one has a place. */
    @Test
    void gateThatOpensAsTheyCome_opensForTheFirst() {
        TickClock clock = TickClock.perSecond(100);
        QueuePlan newest = new QueuePlan(1, new Overflow.DropOldest());
        StagePlan gate = new GatePlan("gate", clock, GatePlan.Start.ON_TICK, newest);

        assertThat(new Scripted(Scripted.flow(3, 0, gate)).ends())
                .containsExactly("a@0 COMPLETED", "b@0 DROPPED", "c@10 COMPLETED");
    }

    /** An iteration of 1 ms each: prompts and answers of one token share one. */
    @Test
    void engine_takesAllOfAnInstantIntoOneIteration() {
        ReplicaPlan replica =
                new ReplicaPlan(
                        4,
                        1,
                        new SchedulerPlan.Chunked(64),
                        new KvPlan.Paged(16, 100),
                        new StepCoefficients(MILLI, 0, 0, 0, 0, 0));
        StagePlan engine = new EnginePlan("engine", replica, new QueuePlan(0, REJECT));
        Scripted run =
                new Scripted(Scripted.flow(3, 0, engine), Scripted.one("later", MILLI, 0, engine));

        assertThat(run.endNanos()).containsExactly(MILLI, MILLI, MILLI, 2 * MILLI);
        assertThat(run.simulation().measure().completed()).isEqualTo(4);
    }

    private static StagePlan patient(StationPlan plan, long nanos) {
        return new StationPlan(
                plan.name(),
                plan.servers(),
                plan.batching(),
                new QueuePlan(10, REJECT, new Sampler.Constant(nanos)),
                plan.service(),
                plan.fleet(),
                StationRates.FREE);
    }

    @Test
    void cuts_atTheInstantItself_changeNothing() {
        StagePlan greedy = Scripted.station(1, new BatchingPlan.Greedy(4), 1, REJECT);
        Scripted cut = new Scripted(Scripted.flow(6, 5 * MILLI, greedy));
        for (long nanos = 0; nanos < SECOND / 2; nanos += 5 * MILLI) {
            cut.simulation().advanceTo(nanos);
            cut.simulation().checkBooks();
        }
        Scripted whole = new Scripted(Scripted.flow(6, 5 * MILLI, greedy));

        assertThat(cut.ends()).isEqualTo(whole.ends());
        assertThat(Digest.of(cut.simulation())).isEqualTo(Digest.of(whole.simulation()));
    }
}
