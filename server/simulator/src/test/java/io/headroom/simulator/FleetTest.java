package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.stage.AttemptsPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;

import org.junit.jupiter.api.Test;

/** Servers that come, drain, crash and are lost, with batches that wait for company. */
class FleetTest {
    private static final Overflow REJECT = new Overflow.Reject();

    /** b's window closes at 13 while the server is busy: c, at 16, is too late for that batch. */
    @Test
    void staticBatch_whoseWindowClosesWhileNoServerIsFree_growsNoMore() {
        StationPlan station = Scripted.station(1, new BatchingPlan.Static(4, 5 * MILLI), 9, REJECT);
        Scripted run = new Scripted(Scripted.flow(3, 8 * MILLI, station));

        assertThat(run.ends())
                .containsExactly("a@25 COMPLETED", "b@45 COMPLETED", "c@65 COMPLETED");
    }

    /** The window is that of the request of the second class, which came first. */
    @Test
    void waiting_inTwoClasses_isSplitByTheWindowThatFired() {
        StationPlan station =
                Scripted.station(1, new BatchingPlan.Windowed(4, 10 * MILLI), 9, REJECT);
        Scripted run =
                new Scripted(
                        Scripted.one("low", 0, 1, station),
                        Scripted.one("high", 5 * MILLI, 0, station));

        assertThat(run.ends()).containsExactly("b@30 COMPLETED", "a@30 COMPLETED");
        StageMeasurement books = run.simulation().measure().stages().get(0);
        assertThat(books.formingNanos()).isEqualTo(15 * MILLI);
        assertThat(books.queueNanos()).isZero();
    }

    /** The other way round: the first class came first, and its window is the one. */
    @Test
    void windowOfTheOldest_ofWhateverClass_fires() {
        StationPlan station =
                Scripted.station(1, new BatchingPlan.Windowed(4, 10 * MILLI), 9, REJECT);
        Scripted run =
                new Scripted(
                        Scripted.one("high", 0, 0, station),
                        Scripted.one("low", 5 * MILLI, 1, station));

        assertThat(run.ends()).containsExactly("a@30 COMPLETED", "b@30 COMPLETED");
    }

    /** a is called off at 2, so b, c and d fill the batch, not a, b and c. */
    @Test
    void requestThatLeavesAGrowingBatch_leavesItsPlace() {
        StationPlan station =
                Scripted.station(1, new BatchingPlan.Static(3, 50 * MILLI), 9, REJECT);
        StagePlan hasty = new AttemptsPlan("client", station, 2 * MILLI, true, 1, Sampler.ZERO);
        Scripted run =
                new Scripted(
                        Scripted.one("a", 0, 0, hasty),
                        Scripted.one("b", 3 * MILLI, 0, station),
                        Scripted.one("c", 4 * MILLI, 0, station),
                        Scripted.one("d", 9 * MILLI, 0, station));

        assertThat(run.ends())
                .containsExactly(
                        "a@2 TIMED_OUT", "b@29 COMPLETED", "c@29 COMPLETED", "d@29 COMPLETED");
    }

    /** One is served, two places are taken, the fourth has none. */
    @Test
    void placesOfAStationThatBatches_areAsManyAsSaid() {
        StationPlan station = Scripted.station(1, new BatchingPlan.Greedy(2), 2, REJECT);
        Scripted run = new Scripted(Scripted.flow(4, MILLI, station));

        assertThat(run.ends())
                .containsExactly(
                        "d@3 REJECTED", "a@20 COMPLETED", "b@40 COMPLETED", "c@40 COMPLETED");
    }

    /** a starts alone at 10; when its server is lost at 14 it takes b along to the other one. */
    @Test
    void requestOfALostServer_waitsForNoCompany() {
        StationPlan station =
                Scripted.station(2, new BatchingPlan.Windowed(4, 10 * MILLI), 9, REJECT);
        Scripted run =
                new Scripted(Scripted.flow(2, 12 * MILLI, station))
                        .at(14 * MILLI, new Intervention.Loss("station", 1, 100 * MILLI));

        assertThat(run.ends()).containsExactly("a@34 COMPLETED", "b@34 COMPLETED");
        StageMeasurement books = run.simulation().measure().stages().get(0);
        assertThat(books.putBack()).isEqualTo(1);
        assertThat(books.formingNanos()).isEqualTo(10 * MILLI + 2 * MILLI);
        assertThat(books.queueNanos()).isZero();
    }

    /** Two are served, one waits, one server drains; the fourth request brings all down. */
    @Test
    void drainingServer_isGoneAfterACrash_andComesBackWhenWanted() {
        StationPlan station =
                Scripted.station(
                        2, new BatchingPlan.Single(), 1, new Overflow.CrashAndReset(MILLI / 2));
        Scripted run =
                new Scripted(Scripted.flow(6, MILLI, station))
                        .at(5 * MILLI / 2, new Intervention.Scale("station", 1));
        run.simulation().advanceTo(3 * MILLI + 1);
        assertThat(run.simulation().measure().stages().get(0).provisionedServers()).isEqualTo(1);
        run.at(7 * MILLI / 2, new Intervention.Scale("station", 2));

        assertThat(run.ends())
                .containsExactlyInAnyOrder(
                        "a@3 CRASHED",
                        "b@3 CRASHED",
                        "c@3 CRASHED",
                        "d@3 CRASHED",
                        "e@24 COMPLETED",
                        "f@25 COMPLETED");
    }

    @Test
    void outageThatIsOver_addsNoServersBeyondThoseThatAreWanted() {
        StationPlan station = Scripted.station(3, new BatchingPlan.Single(), 9, REJECT);
        Scripted replaced =
                new Scripted(Scripted.flow(1, 0, station))
                        .at(MILLI, new Intervention.Loss("station", 2, 10 * MILLI))
                        .at(2 * MILLI, new Intervention.Scale("station", 3));
        Scripted patient =
                new Scripted(Scripted.flow(1, 0, station))
                        .at(MILLI, new Intervention.Loss("station", 2, 10 * MILLI));

        assertThat(provisionedAt(5 * MILLI, replaced)).isEqualTo(3);
        assertThat(provisionedAt(20 * MILLI, replaced)).isEqualTo(3);
        assertThat(provisionedAt(5 * MILLI, patient)).isEqualTo(1);
        assertThat(provisionedAt(20 * MILLI, patient)).isEqualTo(3);
        assertThat(replaced.ends()).containsExactly("a@21 COMPLETED");
    }

    /** Four are put back when batches of two are the most there may be. */
    @Test
    void batchThatIsPutBack_isCutToTheSizeThatIsAllowedNow() {
        StationPlan station = Scripted.station(1, new BatchingPlan.Static(4, 9 * MILLI), 9, REJECT);
        Scripted run =
                new Scripted(Scripted.flow(4, MILLI, station))
                        .at(
                                5 * MILLI,
                                new Intervention.Reconfigure(
                                        "station", new BatchingPlan.Static(2, MILLI)))
                        .at(6 * MILLI, new Intervention.Loss("station", 1, 4 * MILLI));

        assertThat(run.ends())
                .containsExactly(
                        "a@30 COMPLETED", "b@30 COMPLETED", "c@50 COMPLETED", "d@50 COMPLETED");
    }

    private static long provisionedAt(long nanos, Scripted run) {
        run.simulation().advanceTo(nanos);
        return run.simulation().measure().stages().get(0).provisionedServers();
    }
}
