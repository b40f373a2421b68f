package io.headroom.simulator.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** M/D/c against Pollaczek and Khinchine, Takács, Erlang's series and Spitzer's identity. */
class DeterministicServiceTest {

    @ParameterizedTest
    @CsvSource({"0.1", "0.5", "0.8", "0.95"})
    void oneServer_hasTheMomentsOfPollaczekAndTakacs(double load) {
        DeterministicService queue = new DeterministicService(1, load / 2, 2);
        assertThat(queue.waitShare()).isEqualTo(load, within(1e-11));
        double mean = SingleServer.meanWait(load / 2, 2, 0);
        assertThat(queue.meanWait()).isEqualTo(mean, within(1e-9 * mean));
        double second = 0;
        double step = 0.002;
        for (int n = 0; n < 600 / step && queue.waitTail(n * step) > 1e-13; n++) {
            double at = (n + 0.5) * step;
            second += 2 * at * queue.waitTail(at) * step;
        }
        double takacs = SingleServer.waitSecondMoment(load / 2, 2, 4, 8);
        assertThat(second).isEqualTo(takacs, within(1e-5 * takacs));
    }

    @Test
    void oneServer_matchesErlangsAlternatingSeriesWhereThatStillHasDigits() {
        // P(W ≤ t) = (1 − ρ) Σ ((λ (kD − t))ᵏ ÷ k!) e^(−λ (kD − t)), k up to t ÷ D.
        DeterministicService queue = new DeterministicService(1, 0.7, 1);
        for (double time : new double[] {0, 0.3, 1, 1.7, 2.5, 4.2}) {
            double within = 0;
            for (int k = 0; k <= time; k++) {
                double x = 0.7 * (k - time);
                double term = StrictMath.exp(-x);
                for (int factor = 1; factor <= k; factor++) {
                    term *= x / factor;
                }
                within += 0.3 * term;
            }
            assertThat(1 - queue.waitTail(time))
                    .as("t = %s", time)
                    .isEqualTo(within, within(1e-11));
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 0.5", "2, 0.8", "4, 0.8", "4, 0.95", "16, 0.9", "100, 0.95"})
    void manyServers_matchSpitzersSum(int servers, double load) {
        // Every c-th arrival meets the same server, whose gaps are Erlang-c: E[W] = Σ E[Sₖ⁺] ÷ k
        // with Sₖ = k D − Erlang(k c), and E[Sₖ⁺] in Poisson tails.
        double rate = load * servers;
        double sum = 0;
        for (int k = 1; k <= 20_000; k++) {
            double mean = rate * k;
            int count = k * servers;
            double above = poissonTail(mean, count);
            double term = mean * above - count * poissonTail(mean, count + 1);
            sum += term / rate / k;
            if (above < 1e-14) {
                break;
            }
        }
        DeterministicService queue = new DeterministicService(servers, rate, 1);
        assertThat(queue.meanWait()).isEqualTo(sum, within(1e-8 * sum));
    }

    @Test
    void percentile_isWhereTheTailIs() {
        DeterministicService queue = new DeterministicService(4, 3.6, 1);
        for (double share : new double[] {0.5, 0.9, 0.99, 0.999}) {
            double wait = queue.waitPercentile(share);
            assertThat(queue.waitTail(wait)).isEqualTo(1 - share, within(1e-9));
            assertThat(queue.timeInSystemPercentile(share)).isEqualTo(wait + 1, within(1e-12));
        }
        double mean = 0;
        for (int n = 0; n < 100_000; n++) {
            mean += queue.waitTail((n + 0.5) * 1e-3) * 1e-3;
        }
        assertThat(mean).isEqualTo(queue.meanWait(), within(1e-6));
    }

    @Test
    void percentile_deepInTheTailAtHighLoad_staysExact() {
        // Cramér and Lundberg: far out the tail falls as e^(−θt), θ the root of λ (e^(θD) − 1) = θ.
        DeterministicService queue = new DeterministicService(1, 0.95, 1);
        double root = 0.1;
        for (int step = 0; step < 200; step++) {
            root -= (0.95 * StrictMath.expm1(root) - root) / (0.95 * StrictMath.exp(root) - 1);
        }
        assertThat(queue.waitTail(101) / queue.waitTail(100))
                .isEqualTo(StrictMath.exp(-root), within(1e-6));
        assertThat(root).isBetween(0.09, 0.11);
    }

    @Test
    void overload_isRefused() {
        assertThatThrownBy(() -> new DeterministicService(2, 2, 1))
                .hasMessage("load must be from 0 to below 1, found 1.0");
        assertThatThrownBy(() -> new DeterministicService(1, 0.9999, 1))
                .hasMessageStartingWith("load must be far enough below 1");
    }

    private static double poissonTail(double mean, int from) {
        // From the larger end: sums what is small first.
        double log = -mean;
        for (int n = 1; n <= from; n++) {
            log += StrictMath.log(mean / n);
        }
        double term = StrictMath.exp(log);
        double sum = 0;
        for (int n = from; term > 1e-18 * sum || n < mean; n++) {
            sum += term;
            term *= mean / (n + 1);
        }
        return sum;
    }
}
