package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.MeterMeasurement;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.TickClock;
import io.headroom.simulator.stage.GatePlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;

/** Clocks, gates and starts on the tick. */
class GateTest {
    private static final TickClock DISPLAY = TickClock.perSecond(60);
    private static final BatchingPlan ON_TICK = new BatchingPlan.OnTick(1, DISPLAY);
    private static final BatchingPlan FREE_RUNNING = new BatchingPlan.Single();
    private static final long SECONDS = 100;

    @Test
    void ticks_areNeverAccumulated() {
        assertThat(DISPLAY.tickNanos(1)).isEqualTo(16_666_666);
        assertThat(DISPLAY.tickNanos(3)).isEqualTo(50 * MILLI);
        assertThat(DISPLAY.tickNanos(60L * 86_400)).isEqualTo(86_400 * SECOND);
        TickClock late = new TickClock(3, 10, 5);
        // Ticks at 5, 8, 11, 15, 18, ….
        assertThat(late.nextNanos(0)).isEqualTo(5);
        assertThat(late.nextNanos(5)).isEqualTo(5);
        assertThat(late.nextNanos(6)).isEqualTo(8);
        assertThat(late.nextNanos(12)).isEqualTo(15);
        assertThat(late.ticksBefore(5)).isZero();
        assertThat(late.ticksBefore(6)).isEqualTo(1);
        assertThat(late.ticksBefore(15)).isEqualTo(3);
        for (long nanos = 0; nanos < 200; nanos++) {
            long next = late.nextNanos(nanos);
            assertThat(next).isGreaterThanOrEqualTo(nanos);
            assertThat(late.tickNanos(late.ticksBefore(next))).isEqualTo(next);
            assertThat(late.ticksBefore(next + 1)).isEqualTo(late.ticksBefore(next) + 1);
        }
    }

    /** Work of 20 ms does not fit into a tick of 16.7: every second one is missed. */
    @Test
    void workOf20Millis_startedOnTheTick_is30FramesASecond() {
        Measurement measured = shown(ON_TICK, 20 * MILLI);
        assertThat(measured.completed()).isBetween(30 * SECONDS - 2, 30 * SECONDS);
        assertThat(repeated(measured)).isBetween(30 * SECONDS - 2, 30 * SECONDS);
    }

    @Test
    void workOf20Millis_startedWhenItCan_is50FramesASecond() {
        Measurement measured = shown(FREE_RUNNING, 20 * MILLI);
        assertThat(measured.completed()).isBetween(50 * SECONDS - 2, 50 * SECONDS);
        assertThat(repeated(measured)).isBetween(10 * SECONDS - 2, 10 * SECONDS + 2);
    }

    @Test
    void workThatFits_isEveryFrame_howeverItStarts() {
        for (BatchingPlan start : new BatchingPlan[] {ON_TICK, FREE_RUNNING}) {
            Measurement measured = shown(start, 16 * MILLI);
            assertThat(measured.completed()).isBetween(60 * SECONDS - 2, 60 * SECONDS);
            assertThat(repeated(measured)).isLessThanOrEqualTo(1);
        }
    }

    /** Two stations of 10 ms after one another are as good as work of 10, a frame later. */
    @Test
    void pipelining_showsEveryFrame_oneTickLater() {
        StagePlan two = SequencePlan.of(npu("one", ON_TICK, 10), npu("two", FREE_RUNNING, 10));
        Measurement measured = run(SequencePlan.of(two, display()));
        assertThat(measured.completed()).isBetween(60 * SECONDS - 3, 60 * SECONDS);
        assertThat(measured.meanTimeInSystemNanos()).isBetween(33.2 * MILLI, 33.4 * MILLI);
    }

    /** Two come within a tick: with one place the older one is never shown. */
    @Test
    void gateOfOnePlace_dropsTheOldest() {
        Scripted run =
                new Scripted(
                        Scripted.one("a", MILLI, 0, display()),
                        Scripted.one("b", 2 * MILLI, 0, display()));
        assertThat(run.ends()).containsExactly("a@2 DROPPED", "b@16 COMPLETED");
    }

    @Test
    void frameThatComesOnATick_makesIt() {
        StagePlan gate =
                new GatePlan(
                        "gate",
                        new TickClock(1, 10 * MILLI, 0),
                        GatePlan.Start.ON_TICK,
                        new QueuePlan(3, new Overflow.Reject()));
        Scripted run =
                new Scripted(
                        Scripted.one("a", 10 * MILLI, 0, gate),
                        Scripted.one("b", 10 * MILLI, 0, gate),
                        Scripted.one("c", 19 * MILLI, 0, gate));
        assertThat(run.endNanos()).containsExactly(10 * MILLI, 20 * MILLI, 30 * MILLI);
        MeterMeasurement meter = run.simulation().measure().meter("gate");
        assertThat(meter.value("shown")).isEqualTo(3);
    }

    @Test
    void gateWithoutAPlace_isRefused() {
        QueuePlan none = new QueuePlan(0, new Overflow.Reject());
        assertThatThrownBy(() -> new GatePlan("gate", DISPLAY, GatePlan.Start.ON_TICK, none))
                .hasMessageContaining("queue.capacity must be from 1");
    }

    private static Measurement shown(BatchingPlan start, long workNanos) {
        return run(SequencePlan.of(npu("npu", start, workNanos / MILLI), display()));
    }

    private static Measurement run(StagePlan path) {
        TrafficPlan camera = TrafficPlan.FrameClock.perSecond(60, Sampler.ONE);
        Simulation simulation = Simulation.start(TestPlans.path(camera, path, SECONDS * SECOND), 1);
        simulation.advanceTo(SECONDS * SECOND);
        simulation.checkBooks();
        return simulation.measure();
    }

    private static long repeated(Measurement measured) {
        return measured.meter("display").value("repeated");
    }

    private static StationPlan npu(String name, BatchingPlan start, long millis) {
        return new StationPlan(
                name,
                1,
                start,
                new QueuePlan(1, new Overflow.DropOldest()),
                TestPlans.constant((double) (millis * MILLI), Sampler.ONE));
    }

    private static GatePlan display() {
        return new GatePlan(
                "display",
                DISPLAY,
                GatePlan.Start.ON_TICK,
                new QueuePlan(1, new Overflow.DropOldest()));
    }
}
