package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.measure.Measurement;

import org.junit.jupiter.api.Test;

/** A warm-up moves where measuring begins and nothing else. */
class WarmUpTest {
    private static final SimulationPlan BUSY =
            TestPlans.poisson(950, TestPlans.exponentialServer(1, MILLI));

    @Test
    void measurement_afterAWarmUp_isTheWholeLessTheWarmUp() {
        Simulation plain = Simulation.start(BUSY, 3);
        plain.advanceTo(2 * SECOND);
        Measurement warmUp = plain.measure();
        plain.advanceTo(8 * SECOND);
        Simulation warmed = Simulation.start(BUSY, 3);
        warmed.advanceTo(2 * SECOND);
        warmed.warmedUp();
        warmed.advanceTo(8 * SECOND);
        Measurement rest = warmed.measure();

        assertThat(rest.carriedIn()).isEqualTo(warmUp.inSystem());
        assertThat(rest.offered()).isEqualTo(plain.measure().offered() - warmUp.offered());
        assertThat(rest.presenceNanos())
                .isEqualTo(plain.measure().presenceNanos() - warmUp.presenceNanos());
        assertThat(rest.stages().get(0).waitingArea())
                .isEqualTo(
                        plain.measure().stages().get(0).waitingArea()
                                - warmUp.stages().get(0).waitingArea());
    }
}
