package io.headroom.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.simulator.theory.SingleServer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Speeds can be compared because the programs simulate the same queues. */
class SameQueuesTest {
    private static final long EVENTS = 3_000_000;
    private static final long SEED = 1;

    /**
     * Standard deviation of the mean wait of n successive requests: σ ÷ √n with σ² = ρ (2 + 5ρ −
     * 4ρ² + ρ³) ÷ (1 − ρ)⁴ squared mean services (Daley, <i>The serial correlation coefficients of
     * waiting times in a stationary single server queue</i>, 1968).
     */
    private static double deviationNanos(long requests) {
        double load = Queues.LOAD;
        double polynomial = 2 + load * (5 + load * (-4 + load));
        double sigma = Math.sqrt(load * polynomial) / ((1 - load) * (1 - load));
        return sigma / Math.sqrt((double) requests) * Queues.MEAN_SERVICE_NANOS;
    }

    private static void assertTrueToTheory(Queues queues, int count) {
        queues.advanceTo(Queues.spanNanos(count, EVENTS));
        double expected =
                SingleServer.meanWait(
                        Queues.ARRIVALS_PER_SECOND / 1e9, Queues.MEAN_SERVICE_NANOS, 1);
        // Four deviations: one in 16,000 seeds would fail. Queues begin empty, which takes at
        // most an hundredth part of a wait off at these lengths.
        double tolerance = 4 * deviationNanos(EVENTS / Queues.EVENTS_PER_REQUEST);
        assertThat(queues.meanWaitNanos())
                .as("mean wait, seed %d", SEED)
                .isCloseTo(expected, within(tolerance));
        assertThat((double) queues.events())
                .isCloseTo((double) EVENTS, within(6 * Math.sqrt((double) EVENTS)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void bare_meanWait_isTheTheorys(int count) {
        assertTrueToTheory(new BareQueues(count, SEED), count);
    }

    @ParameterizedTest
    @EnumSource
    void ssj_meanWaitWithAnyList_isTheTheorys(SsjEventList list) {
        assertTrueToTheory(new SsjQueues(1, list), 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void headroom_meanWait_isTheTheorys(int count) {
        assertTrueToTheory(new HeadroomQueues(count, SEED), count);
    }
}
