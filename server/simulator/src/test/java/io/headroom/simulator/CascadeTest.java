package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.AttemptMeasurement;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.stage.AttemptsPlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What one event brings about at other places must not surprise the place where it began. */
class CascadeTest {
    private static final StationPlan STATION =
            Scripted.station(1, new BatchingPlan.Single(), 10, new Overflow.Reject());
    private static final StationPlan CRASHING =
            Scripted.station(1, new BatchingPlan.Single(), 0, new Overflow.CrashAndReset(MILLI));
    private static final StagePlan DELAY = new DelayPlan("delay", new Sampler.Constant(5 * MILLI));

    /**
     * The first branch's attempt is served, the second branch waits behind it. When the attempt is
     * called off after 5 ms, the client makes another, behind the second branch; at the end of the
     * instant that one starts, and the first is not wanted any more, with its client and all.
     */
    @Test
    void clientThatMadeRoomForItsRival_isCalledOffByIt() {
        StagePlan client = new AttemptsPlan("client", STATION, 5 * MILLI, true, 3, Sampler.ZERO);
        Scripted run = new Scripted(Scripted.flow(1, 0, tied(client, STATION)));

        assertThat(run.ends()).containsExactly("a@25 COMPLETED");
        assertThat(run.simulation().measure().attempts())
                .isEqualTo(new AttemptMeasurement(0, 4, 1, 3, 0, 0, 0));
    }

    /**
     * The same with a fork that has its one of two after 5 ms and calls off the other: it is
     * through before a server looks at the line, in which its rival still waits.
     */
    @Test
    void forkThatMadeRoomForItsRival_isThroughBeforeItStarts() {
        StagePlan race = ForkPlan.all("race", List.of(DELAY, STATION), 1);
        Scripted run = new Scripted(Scripted.flow(1, 0, tied(race, STATION)));

        assertThat(run.ends()).containsExactly("a@5 COMPLETED");
        assertThat(run.simulation().measure().attempts())
                .isEqualTo(new AttemptMeasurement(0, 4, 2, 2, 0, 0, 0));
    }

    /**
     * After 5 ms an inner fork sends an attempt to a station that crashes with it at the end of the
     * instant; the crash takes the outer fork's other attempt and with it everything, the inner
     * fork included with its second branch.
     */
    @Test
    void forkWhoseAttemptBringsItsOwnRequestDown_endsOnce() {
        StagePlan inner = ForkPlan.all("inner", List.of(CRASHING, DELAY));
        StagePlan later = SequencePlan.of(DELAY, inner);
        StagePlan outer = ForkPlan.all("outer", List.of(CRASHING, later));
        Scripted run = new Scripted(Scripted.flow(1, 0, outer));

        assertThat(run.ends()).containsExactly("a@5 CRASHED");
        assertThat(run.simulation().measure().attempts())
                .isEqualTo(new AttemptMeasurement(0, 4, 0, 2, 2, 0, 0));
    }

    /** A million attempts at one instant: they must follow each other, not nest. */
    @Test
    void retriesWithoutPause_doNotNest() {
        StationPlan door = Scripted.station(1, new BatchingPlan.Single(), 0, new Overflow.Reject());
        StagePlan inner = new AttemptsPlan("inner", door, 0, false, 1_000, Sampler.ZERO);
        StagePlan outer = new AttemptsPlan("outer", inner, 0, false, 1_000, Sampler.ZERO);
        Scripted run = new Scripted(Scripted.flow(2, MILLI, outer));

        assertThat(run.ends()).containsExactly("b@1 REJECTED", "a@20 COMPLETED");
        assertThat(run.simulation().measure().attempts().lost()).isEqualTo(1_001_000);
    }

    /** Both attempts of a request are in one batch: one is told that it started, the other goes. */
    @Test
    void tiedAttemptsInOneBatch_areServedOnce() {
        StationPlan batching =
                Scripted.station(
                        1, new BatchingPlan.Windowed(4, 5 * MILLI), 10, new Overflow.Reject());
        Scripted run = new Scripted(Scripted.flow(2, MILLI, tied(batching, batching)));

        assertThat(run.ends()).containsExactly("a@21 COMPLETED", "b@21 COMPLETED");
        assertThat(run.simulation().measure().attempts())
                .isEqualTo(new AttemptMeasurement(0, 4, 2, 2, 0, 0, 0));
        assertThat(run.simulation().measure().stages().get(0).cancelled()).isEqualTo(2);
    }

    /** One of two is enough, and both leave in one batch: the second is called off as it leaves. */
    @Test
    void rivalsInABatchThatIsBeingDelivered_deliverOnce() {
        StationPlan batching =
                Scripted.station(1, new BatchingPlan.Greedy(4), 10, new Overflow.Reject());
        StagePlan race = ForkPlan.all("race", List.of(batching, batching, batching), 1);
        Scripted run = new Scripted(Scripted.flow(2, MILLI, race));

        assertThat(run.ends()).containsExactly("a@20 COMPLETED", "b@40 COMPLETED");
        assertThat(run.simulation().measure().attempts())
                .isEqualTo(new AttemptMeasurement(0, 6, 2, 4, 0, 0, 0));
    }

    /**
     * The second request's attempts leave in one batch at 40; with the first it goes on to the same
     * station, before the server is free for the third: these two make the next batch.
     */
    @Test
    void rivalCalledOffFromABatchThatIsBeingDelivered_freesTheServerLast() {
        StationPlan greedy =
                Scripted.station(1, new BatchingPlan.Greedy(2), 10, new Overflow.Reject());
        StagePlan race = ForkPlan.all("race", List.of(greedy, greedy), 1);
        Scripted run =
                new Scripted(
                        Scripted.one("a", 0, 0, greedy),
                        Scripted.one("b", MILLI, 0, SequencePlan.of(race, greedy)),
                        Scripted.one("c", 30 * MILLI, 0, greedy));

        assertThat(run.ends())
                .containsExactly("a@20 COMPLETED", "c@60 COMPLETED", "b@60 COMPLETED");
    }

    /** What ends exactly at its time-out is in time, and so is what passes exactly at the timer. */
    @Test
    void endAtTheVeryTimeOut_isInTime() {
        StagePlan client = new AttemptsPlan("client", STATION, 20 * MILLI, true, 1, Sampler.ZERO);
        StagePlan late = new AttemptsPlan("client", STATION, 20 * MILLI - 1, true, 1, Sampler.ZERO);
        assertThat(new Scripted(Scripted.flow(1, 0, client)).ends())
                .containsExactly("a@20 COMPLETED");
        assertThat(new Scripted(Scripted.flow(1, 0, late)).ends())
                .containsExactly("a@19 TIMED_OUT");
        assertThat(new Scripted(Scripted.flow(1, 0, failing(5 * MILLI))).ends())
                .containsExactly("a@5 COMPLETED");
        assertThat(new Scripted(Scripted.flow(1, 0, failing(5 * MILLI - 1))).ends())
                .containsExactly("a@4 TIMED_OUT");
    }

    /** The server is lost at the very instant at which it would have been done. */
    @Test
    void intervention_atTheInstantOfACompletion_comesFirst() {
        Scripted run =
                new Scripted(Scripted.flow(1, 0, STATION))
                        .at(20 * MILLI, new Intervention.Loss("station", 1, 5 * MILLI));

        assertThat(run.ends()).containsExactly("a@45 COMPLETED");
    }

    /** A station that hangs for a while holds the run up, but not for ever. */
    @Test
    void drain_withHungAndLostServers_ends() {
        Scripted run =
                new Scripted(Scripted.flow(3, MILLI, STATION))
                        .at(5 * MILLI, new Intervention.Speed("station", 0, 0, SECOND))
                        .at(6 * MILLI, new Intervention.Loss("station", 1, 3 * SECOND));

        assertThat(run.ends())
                .containsExactly("a@3026 COMPLETED", "b@3046 COMPLETED", "c@3066 COMPLETED");
    }

    private static StagePlan failing(long timerNanos) {
        return new ForkPlan(
                "fork",
                List.of(new ForkPlan.Branch(0, DELAY)),
                1,
                timerNanos,
                ForkPlan.OnTimer.FAIL,
                ForkPlan.Losers.CANCEL);
    }

    private static StagePlan tied(StagePlan first, StagePlan second) {
        return new ForkPlan(
                "tied",
                List.of(new ForkPlan.Branch(0, first), new ForkPlan.Branch(0, second)),
                1,
                ForkPlan.NO_TIMER,
                ForkPlan.OnTimer.PROCEED,
                ForkPlan.Losers.CANCEL_WHEN_ONE_STARTS);
    }
}
