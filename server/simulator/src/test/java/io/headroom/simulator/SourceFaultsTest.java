package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Troubles of single sources: late frames, clocks that drift, storms of interrupts. */
class SourceFaultsTest {
    private static final DelayPlan PATH = new DelayPlan("path", Sampler.ZERO);

    /** Frames of two cameras every 10 ms; those of the second set out late from 20 to 50 ms. */
    @Test
    void cameraInTrouble_sendsItsFramesLateAndTheOtherDoesNot() {
        TrafficPlan cameras =
                new TrafficPlan.PhaseLocked(
                        2, 10 * MILLI, 0, Sampler.ZERO, 0, new Sampler.Constant(3 * MILLI));
        Simulation simulation = Simulation.start(TestPlans.path(cameras, PATH, 80 * MILLI), 1);
        List<Long> arrivals = new ArrayList<>();
        Simulation watched =
                Simulation.start(
                        TestPlans.path(cameras, PATH, 80 * MILLI),
                        1,
                        ended -> arrivals.add(ended.arrivalNanos() / MILLI));
        watched.advanceTo(15 * MILLI);
        watched.intervene(new FlowIntervention.LateFrames("requests", 1, 30 * MILLI));
        watched.drain();
        // The frame of 20 ms is on its way already; those of 30, 40 and 50 ms are late.
        assertThat(arrivals)
                .containsExactly(
                        0L, 0L, 10L, 10L, 20L, 20L, 30L, 33L, 40L, 43L, 50L, 53L, 60L, 60L, 70L,
                        70L);
        assertThatThrownBy(
                        () ->
                                simulation.intervene(
                                        new FlowIntervention.LateFrames("requests", 2, SECOND)))
                .hasMessageContaining("has no sensor number 2");
    }

    /** A thousandth fast for 10 s is 10 ms ahead, and stays that. */
    @Test
    void clockThatDrifts_gainsAndKeepsWhatItGained() {
        List<Long> arrivals = new ArrayList<>();
        Simulation simulation =
                Simulation.start(
                        TestPlans.path(TrafficPlan.FrameClock.every(SECOND), PATH, 30 * SECOND),
                        1,
                        ended -> arrivals.add(ended.arrivalNanos()));
        simulation.intervene(new FlowIntervention.Drift("requests", 1_000, 10 * SECOND));
        simulation.advanceTo(30 * SECOND);
        assertThat(arrivals.get(5)).isEqualTo(5 * SECOND * 1_000 / 1_001);
        assertThat(arrivals.get(20)).isEqualTo(20 * SECOND - 10 * MILLI);
        assertThat(arrivals.get(29)).isEqualTo(29 * SECOND - 10 * MILLI);
        assertThatThrownBy(
                        () ->
                                Simulation.start(
                                                TestPlans.path(
                                                        new TrafficPlan.Poisson(1), PATH, SECOND),
                                                1)
                                        .intervene(
                                                new FlowIntervention.Drift("requests", 1, SECOND)))
                .hasMessageContaining("no frame clock");
    }

    /** Work of 5 ms is stolen 1 ms 100 times a second: 5.5 ms in the mean, and 6.5 in the storm. */
    @Test
    void stormOfInterrupts_stealsAsManyTimesAsMuch() {
        ServicePlan service =
                new ServicePlan.Interrupted(5 * MILLI, 0, 0, 1, 100, new Sampler.Constant(MILLI));
        SimulationPlan plan =
                TestPlans.path(
                        TrafficPlan.FrameClock.every(20 * MILLI),
                        TestPlans.station(1, TestPlans.LONG_LINE, service),
                        2_000 * SECOND);
        Simulation simulation = Simulation.start(plan, 9);
        simulation.advanceTo(1_000 * SECOND);
        double calm = meanService(simulation.measure());
        simulation.warmedUp();
        simulation.intervene(new Intervention.Interrupts("server", 3_000, 1_000 * SECOND));
        simulation.advanceTo(2_000 * SECOND);
        // Five deviations of the mean of 50,000 Poisson counts of 0.5 and 1.5.
        assertThat(calm).isCloseTo(5.5, within(0.016));
        assertThat(meanService(simulation.measure())).isCloseTo(6.5, within(0.028));
    }

    private static double meanService(Measurement measured) {
        return measured.stages().get(0).meanServiceNanos() / MILLI;
    }
}
