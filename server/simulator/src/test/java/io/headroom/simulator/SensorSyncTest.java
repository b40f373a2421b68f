package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.MeterMeasurement;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.CascadePlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.stage.SyncPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Sets of frames by hand: every 10 ms one, with cameras that take 2, 4 and 12 ms. */
class SensorSyncTest {
    private static final long SETS = 100;

    @Test
    void setWhoseFramesAllCome_goesOnWithTheLast() {
        Measurement measured = run(sync(15, 0));
        assertThat(measured.completed()).isEqualTo(SETS);
        assertThat(measured.meanTimeInSystemNanos()).isEqualTo(12.0 * MILLI);
        assertThat(measured.meter("set").value("staleSets")).isZero();
    }

    /** At the window's end the third camera's newest frame is of the set before, 18 ms old. */
    @Test
    void missingFrame_isStoodInForByTheOneBefore() {
        Measurement measured = run(sync(8, 18));
        MeterMeasurement meter = measured.meter("set");
        // The very first set has nothing to stand in.
        assertThat(measured.timedOut()).isEqualTo(1);
        assertThat(measured.completed()).isEqualTo(SETS - 1);
        assertThat(measured.meanTimeInSystemNanos()).isEqualTo(8.0 * MILLI);
        assertThat(meter.value("staleFrames")).isEqualTo(SETS - 1);
        assertThat(meter.value("staleAgeNanos")).isEqualTo((SETS - 1) * 18 * MILLI);
        assertThat(meter.value("tooStaleSets")).isEqualTo(1);
        // The run is over before the last late frame comes.
        assertThat(measured.attempts().late()).isEqualTo(SETS - 1);
    }

    @Test
    void frameThatIsTooOld_doesNotStandIn() {
        assertThat(run(sync(8, 17)).timedOut()).isEqualTo(SETS);
    }

    /** A camera that loses all but every second frame: in between the one before stands in. */
    @Test
    void lostFrame_isMissingAndNoMore() {
        StationPlan slow =
                TestPlans.station(
                        1,
                        new QueuePlan(0, new Overflow.Reject()),
                        TestPlans.constant(12 * MILLI, Sampler.ONE));
        SyncPlan sync = new SyncPlan("set", List.of(camera("a", 2), slow), 15 * MILLI, 30 * MILLI);
        Measurement measured = run(sync);
        assertThat(measured.completed()).isEqualTo(SETS);
        assertThat(measured.meter("set").value("staleSets")).isEqualTo(SETS / 2);
        assertThat(measured.meter("set").value("staleAgeNanos")).isEqualTo(SETS / 2 * 25 * MILLI);
    }

    /** Three times the delay of one camera for a while, and its frames stand in for one another. */
    @Test
    void cameraThatJitters_makesSetsStaleWhileItDoes() {
        Simulation simulation = Simulation.start(plan(sync(15, 60)), 1);
        simulation.advanceTo(300 * MILLI);
        simulation.intervene(new Intervention.Degrade("c", 3_000, 1_000, 100 * MILLI));
        simulation.drain();
        MeterMeasurement meter = simulation.measureWhole().meter("set");
        assertThat(meter.value("staleSets")).isEqualTo(10);
        assertThat(simulation.measure().completed()).isEqualTo(SETS);
    }

    /** Only a share goes through the large model, and the rest does not wait for it. */
    @Test
    void cascade_sendsItsShareThroughTheStage() {
        StagePlan cascade = new CascadePlan("gate", 0.3, camera("large", 5));
        SimulationPlan plan = TestPlans.path(new TrafficPlan.Poisson(1_000), cascade, 100 * SECOND);
        Simulation simulation = Simulation.start(plan, 5);
        simulation.drain();
        Measurement measured = simulation.measureWhole();
        double share = (double) measured.stages().get(0).left() / measured.completed();
        // Five deviations of 100,000 draws.
        assertThat(share).isBetween(0.3 - 0.0073, 0.3 + 0.0073);
        assertThat(measured.completedNanos())
                .isEqualTo(measured.stages().get(0).left() * 5 * MILLI);
    }

    private static SyncPlan sync(long windowMillis, long ageMillis) {
        List<StagePlan> cameras = List.of(camera("a", 2), camera("b", 4), camera("c", 12));
        return new SyncPlan("set", cameras, windowMillis * MILLI, ageMillis * MILLI);
    }

    private static DelayPlan camera(String name, long millis) {
        return new DelayPlan(name, new Sampler.Constant((double) (millis * MILLI)));
    }

    private static Measurement run(StagePlan path) {
        Simulation simulation = Simulation.start(plan(path), 1);
        simulation.drain();
        return simulation.measureWhole();
    }

    private static SimulationPlan plan(StagePlan path) {
        return TestPlans.path(TrafficPlan.FrameClock.every(10 * MILLI), path, SECOND);
    }
}
