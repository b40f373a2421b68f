package io.headroom.simulator.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.SplittableRandom;

/** Overload as a fluid, and how long a run must be to tell a mean. */
class TransientsAndRunLengthTest {

    @Test
    void outage_leavesABacklogThatDrains() {
        // A hundred a second, half of 120 lost for 30 s.
        double peak = FluidLimit.backlog(0, 100, 60, 30);
        assertThat(peak).isEqualTo(1200, within(1e-9));
        assertThat(FluidLimit.timeToDrain(peak, 100, 120)).isEqualTo(60, within(1e-9));
        assertThat(FluidLimit.delay(peak, 120)).isEqualTo(10, within(1e-9));
        assertThat(FluidLimit.backlog(peak, 100, 120, 90)).isZero();
        assertThat(FluidLimit.timeToDrain(peak, 100, 100)).isInfinite();
        assertThat(FluidLimit.timeToDrain(0, 100, 100)).isZero();
        // The area under the backlog, second by second.
        double area = 0;
        for (int n = 0; n < 90_000; n++) {
            double at = (n + 0.5) / 1000;
            area += (at < 30 ? 40 * at : FluidLimit.backlog(peak, 100, 120, at - 30)) / 1000;
        }
        assertThat(FluidLimit.waitingOfOutage(100, 60, 120, 30)).isEqualTo(area, within(1e-3));
    }

    @Test
    void ramp_growsAsTheSquareOfTimeAndTurnsLate() {
        assertThat(FluidLimit.rampBacklog(2, 3)).isEqualTo(9, within(1e-12));
        assertThat(FluidLimit.rampBacklog(2, 6)).isEqualTo(36, within(1e-12));
        // Integrated in steps: rate above capacity rises by 2 a second for 5 s, then falls.
        double backlog = 0;
        double most = 0;
        for (int n = 0; n < 20_000; n++) {
            double at = (n + 0.5) / 1000;
            backlog = Math.max(0, backlog + (at < 5 ? 2 * at : 20 - 2 * at) / 1000);
            most = Math.max(most, backlog);
        }
        assertThat(FluidLimit.peakOfTent(2, 5)).isEqualTo(most, within(1e-3));
    }

    @Test
    void transientMean_withAServerForEach_relaxesExponentially() {
        // M/M/∞: a (1 − e^(−μt)) + n e^(−μt).
        TransientQueue queue = new TransientQueue(80, 5, 2, 30);
        for (double time : new double[] {0, 0.5, 3, 20}) {
            double left = StrictMath.exp(-time / 2);
            assertThat(queue.meanInSystem(time))
                    .as("t = %s", time)
                    .isEqualTo(10 * (1 - left) + 30 * left, within(1e-9));
        }
    }

    @Test
    void transientMean_settlesToTheQueueAndInOverloadFollowsTheFluid() {
        assertThat(new TransientQueue(1, 0.5, 1, 0).meanInSystem(300)).isEqualTo(1, within(1e-8));
        assertThat(new TransientQueue(4, 3.2, 1, 9).meanInSystem(400))
                .isEqualTo(new ManyServers(4, 3.2, 1).meanInSystem(), within(1e-6));
        // From 100 on at 150 % nobody ever idles: straight up, and straight down at none.
        assertThat(new TransientQueue(1, 1.5, 1, 100).meanInSystem(40))
                .isEqualTo(FluidLimit.backlog(100, 1.5, 1, 40), within(1e-6));
        assertThat(new TransientQueue(1, 0, 1, 100).meanInSystem(40)).isEqualTo(60, within(1e-6));
        assertThatThrownBy(() -> new TransientQueue(1, 1, 1, 0).meanInSystem(1e9))
                .hasMessageStartingWith("time must be short enough");
    }

    @Test
    void nonsense_isRefused() {
        assertThatThrownBy(() -> FluidLimit.backlog(-1, 1, 1, 1))
                .hasMessage("initial backlog must be finite and at least 0, found -1.0");
        assertThatThrownBy(() -> RunLength.waitVariance(1, 1))
                .hasMessage("load must be from 0 to below 1, found 1.0");
    }

    @ParameterizedTest
    @CsvSource({"0.3, 1", "0.5, 2", "0.8, 1", "0.9, 0.5"})
    void inSystemVariance_isThatOfTheBirthDeathChain(double load, double service) {
        // For a birth–death chain: 2 Σ (Σ (i − L) p(i), i ≤ j)² ÷ (birth rate × p(j)) (Whitt 1992).
        double mean = SingleServer.meanInSystem(load);
        double birth = load / service;
        double share = 1 - load;
        double inner = 0;
        double sum = 0;
        // As far as the inner sum, which ends at 0, still has digits.
        for (int j = 0; share > 1e-10; j++) {
            inner += (j - mean) * share;
            sum += 2 * inner * inner / (birth * share);
            share *= load;
        }
        double exact = RunLength.inSystemVariance(load, service);
        assertThat(sum).isEqualTo(exact, within(1e-4 * exact));
    }

    @Test
    void timeInSystemVariance_isTheWaitsAndTheServicesAndTheirCovariance() {
        for (double load : new double[] {0.1, 0.5, 0.8, 0.95}) {
            double parts =
                    RunLength.waitVariance(load, 3)
                            + 9
                            + 9 * 2 * load * (2 - load) / ((1 - load) * (1 - load));
            assertThat(RunLength.timeInSystemVariance(load, 3))
                    .isEqualTo(parts, within(1e-9 * parts));
        }
        assertThat(RunLength.waitVariance(0.5, 1)).isEqualTo(29, within(1e-9));
        assertThat(RunLength.waitVariance(0.8, 1)).isEqualTo(1976, within(1e-6));
    }

    @Test
    void varianceOfTheMean_overManyRuns_isWhatTheFormulaSays() {
        // 800 runs: the deviation of a variance is √(2 ÷ 799) = 5 %; four of them.
        int runs = 800;
        int requests = 20_000;
        double load = 0.5;
        double[] waits = new double[runs];
        double[] times = new double[runs];
        for (int run = 0; run < runs; run++) {
            SplittableRandom random = new SplittableRandom(run);
            double wait = 0;
            for (int n = -200; n < requests; n++) {
                double service = -StrictMath.log(1 - random.nextDouble());
                if (n >= 0) {
                    waits[run] += wait / requests;
                    times[run] += (wait + service) / requests;
                }
                wait = Math.max(0, wait + service + StrictMath.log(1 - random.nextDouble()) / load);
            }
        }
        assertThat(variance(waits) * requests)
                .isEqualTo(RunLength.waitVariance(load, 1), within(0.2 * 29));
        assertThat(variance(times) * requests)
                .isEqualTo(RunLength.timeInSystemVariance(load, 1), within(0.2 * 36));
    }

    @Test
    void needed_isWhatMakesTheHalfWidthThatSmall() {
        // ρ = 0.8: 1976 ÷ 16 × (1.96 ÷ 0.01)².
        double requests = RunLength.needed(RunLength.waitVariance(0.8, 1), 4, 0.01, 1.96);
        assertThat(requests).isEqualTo(123.5 * 38416, within(1e-3));
        assertThat(1.96 * Math.sqrt(1976 / requests)).isEqualTo(0.04, within(1e-9));
    }

    private static double variance(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - 1);
    }
}
