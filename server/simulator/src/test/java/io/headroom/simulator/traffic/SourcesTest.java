package io.headroom.simulator.traffic;

import static io.headroom.simulator.traffic.Arrivals.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.simulator.chance.Gamma;
import io.headroom.simulator.chance.Sampler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Each source sends at its rate, with the variation it is named after. */
class SourcesTest {
    /** Two-sided 99.9 % of the normal law. */
    private static final double Z = 3.2905;

    private static final RequestShape MIXED =
            RequestShape.Drawn.tokens(
                    new Sampler.LogNormal(1000, 1),
                    new Sampler.Exponential(200),
                    0.7,
                    new Sampler.Uniform(1, 3));

    static List<TrafficPlan.Renewal> renewals() {
        return List.of(
                new TrafficPlan.Renewal(200, Sampler.ONE),
                new TrafficPlan.Renewal(200, Gamma.erlang(4, 3)),
                new TrafficPlan.Renewal(200, Gamma.ofVariation(1, 1.5)),
                new TrafficPlan.Renewal(200, new Sampler.Hyperexponential(7, 2)),
                new TrafficPlan.Renewal(200, new Sampler.LogNormal(1, 0.8)));
    }

    @ParameterizedTest
    @MethodSource("renewals")
    void renewal_hasTheRateAndTheVariationOfItsGaps(TrafficPlan.Renewal plan) {
        double variation = plan.gap().squaredVariation();
        Arrivals arrivals = Arrivals.of(plan, 3, 2_000 * SECOND);
        double error = Z * Math.sqrt(variation / arrivals.size()) + 1e-6;
        assertThat(arrivals.meanGapSeconds() * 200).as("%s", plan).isEqualTo(1, within(error));
        assertThat(arrivals.squaredVariationOfGaps())
                .as("%s", plan)
                .isEqualTo(variation, within(0.05 * variation + 1e-9));
    }

    @Test
    void renewalCounts_over200Seeds_haveTheVarianceOfTheirGaps() {
        // Var N(t) ÷ E N(t) tends to the squared variation of the gaps.
        for (double variation : new double[] {0.5, 1, 2}) {
            TrafficPlan plan = new TrafficPlan.Renewal(100, Gamma.ofVariation(1, variation));
            double squares = 0;
            for (long seed = 0; seed < 200; seed++) {
                double off = Arrivals.of(plan, seed, 50 * SECOND).size() - 5_000;
                squares += off * off / 200;
            }
            double expected = 5_000 * variation * variation;
            assertThat(squares)
                    .as("variation %s", variation)
                    .isEqualTo(expected, within(expected * (Z * Math.sqrt(2.0 / 200) + 0.02)));
        }
    }

    @Test
    void deterministicSource_isExactForEver() {
        // Three a microsecond less one part in 10⁷ are no whole number of picoseconds apart.
        double perSecond = 2_999_999.7;
        Arrivals arrivals = Arrivals.of(EvenGaps.of(perSecond, 0.25), 1, SECOND);
        long[] nanos = arrivals.nanos();
        for (int index = 0; index < nanos.length; index += 997) {
            double exact = (index + 0.25) / perSecond * 1e9;
            assertThat(nanos[index] - exact).as("request %d", index).isBetween(-0.01, 1.01);
        }
        assertThat(arrivals.size()).isBetween(2_999_999, 3_000_000);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 3", "1, 10", "10, 3", "100, 3", "300, 3", "300, 10"})
    void burstySource_hasTheIndexOfDispersionOfItsTwoStates(long windowSeconds, double burstiness) {
        double perSecond = 20;
        TrafficPlan.MarkovModulated plan =
                TrafficPlan.MarkovModulated.bursty(perSecond, burstiness, 2);
        assertThat(plan.meanPerSecond()).isEqualTo(perSecond, within(1e-9));
        int windows = (int) Math.max(400, 20_000 / windowSeconds);
        Arrivals arrivals = Arrivals.of(plan, 8, windows * windowSeconds * SECOND);
        int[] counts = arrivals.counts(windowSeconds * SECOND, windows);
        double mean = Arrays.stream(counts).average().orElseThrow();
        double squares = 0;
        for (int count : counts) {
            squares += (count - mean) * (count - mean) / (windows - 1);
        }
        double exact = indexOfDispersion(plan.chain(), (double) windowSeconds);
        double meanError =
                Z * Math.sqrt(indexOfDispersion(plan.chain(), 1e6) / arrivals.size()) * perSecond;
        assertThat(mean / windowSeconds).isEqualTo(perSecond, within(meanError));
        // Neighbouring windows are correlated and not normal: a third wider than independent ones.
        double error = 1.34 * Z * exact * Math.sqrt(2.0 / windows) + Z * exact / Math.sqrt(windows);
        assertThat(squares / mean).isEqualTo(exact, within(error));
        assertThat(error).as("says something").isLessThan(0.5 * exact);
    }

    /**
     * Variance over mean of the count of a stationary two-state source (Heffes, Lucantoni 1986).
     */
    private static double indexOfDispersion(ModulatingChain chain, double seconds) {
        double leaveFirst = 1 / chain.sojournSeconds(0);
        double leaveSecond = 1 / chain.sojournSeconds(1);
        double sum = leaveFirst + leaveSecond;
        double off = chain.perSecond(0) - chain.perSecond(1);
        double shares = leaveFirst * leaveSecond / (sum * sum);
        double mean = (chain.perSecond(0) * leaveSecond + chain.perSecond(1) * leaveFirst) / sum;
        double settled = 1 + Math.expm1(-sum * seconds) / (sum * seconds);
        return 1 + 2 * off * off * shares / (mean * sum) * settled;
    }

    @Test
    void modulatedSource_withTransitions_spendsItsTimeWhereItsEquationsSay() {
        // Visits 2 : 3 : 1 (state 0 goes to 1; 1 to 0 or 2 as 2 : 1; 2 to 1).
        ModulatingChain chain =
                ModulatingChain.of(
                        new double[] {10, 0, 90},
                        new double[] {1, 2, 4},
                        new double[][] {{0, 1, 0}, {2, 0, 1}, {0, 1, 0}});
        assertThat(chain.timeShare(0)).isEqualTo(2 / 12.0, within(1e-12));
        assertThat(chain.timeShare(1)).isEqualTo(6 / 12.0, within(1e-12));
        assertThat(chain.timeShare(2)).isEqualTo(4 / 12.0, within(1e-12));
        assertThat(chain.meanPerSecond()).isEqualTo(380 / 12.0, within(1e-9));
        Arrivals arrivals =
                Arrivals.of(new TrafficPlan.MarkovModulated(chain), 5, 100_000 * SECOND);
        assertThat(arrivals.size() / 1e5).isEqualTo(380 / 12.0, within(0.03 * 380 / 12));
    }

    @Test
    void chains_thatDoNotConnectOrChangeTooOften_areRefused() {
        double[] rates = {1, 2};
        assertThatThrownBy(() -> ModulatingChain.cyclic(rates, new double[] {1e-8, 1e-8}))
                .hasMessageContaining("changes of state a request");
        assertThatThrownBy(() -> ModulatingChain.cyclic(new double[2], new double[] {1, 1}))
                .hasMessageContaining("mean requests per second");
        assertThatThrownBy(
                        () ->
                                ModulatingChain.of(
                                        new double[] {1, 1, 1, 1},
                                        new double[] {1, 1, 1, 1},
                                        new double[][] {
                                            {0, 1, 0, 0}, {1, 0, 0, 0}, {0, 0, 0, 1}, {0, 0, 1, 0}
                                        }))
                .hasMessageContaining("no state before it can be reached");
    }

    static List<TrafficPlan> allSources() {
        return List.of(
                new TrafficPlan.Poisson(300, MIXED, 50),
                new TrafficPlan.Renewal(
                        300, new Sampler.Hyperexponential(1, 2), Sampler.ONE, MIXED, 50),
                new TrafficPlan.MarkovModulated(
                        TrafficPlan.MarkovModulated.bursty(300, 3, 0.1).chain(), MIXED, 50));
    }

    @ParameterizedTest
    @MethodSource("allSources")
    void requests_haveTheirShapesAndUsers(TrafficPlan plan) {
        Arrivals arrivals = Arrivals.of(plan, 3, 100 * SECOND);
        int size = arrivals.size();
        assertThat(Arrays.stream(arrivals.prompts()).average().orElseThrow())
                .isEqualTo(1000, within(Z * 1311 / Math.sqrt(size)));
        assertThat(Arrays.stream(arrivals.outputs()).average().orElseThrow())
                .isEqualTo(200, within(Z * 200 / Math.sqrt(size) + 0.5));
        assertThat(arrivals.workPermille() / (double) size)
                .isEqualTo(2000, within(Z * 577 / Math.sqrt(size)));
        assertThat(Arrays.stream(arrivals.users()).distinct().count()).isEqualTo(50);
        assertThat(Arrays.stream(arrivals.users()).average().orElseThrow())
                .isEqualTo(24.5, within(Z * 14.5 / Math.sqrt(size)));
    }

    @ParameterizedTest
    @MethodSource("allSources")
    void burst_passesTheSameRequestsFaster(TrafficPlan plan) {
        Arrivals calm = Arrivals.of(plan, 3, 13 * SECOND);
        Arrivals burst =
                new Arrivals(plan, 3, 10 * SECOND)
                        .intensify(3 * SECOND, 2_000)
                        .intensify(6 * SECOND, 1_000)
                        .runUntil(10 * SECOND);
        assertThat(burst.prompts()).isEqualTo(calm.prompts());
        long[] own = calm.nanos();
        long[] quick = burst.nanos();
        for (int index = 0; index < own.length; index++) {
            // Double speed from 3 s to 6 s: what was from 3 s to 9 s comes in half the time.
            long inBurst = Math.max(0, Math.min(own[index] - 3 * SECOND, 6 * SECOND));
            long exact = own[index] - inBurst / 2;
            assertThat(quick[index]).as("request %d", index).isBetween(exact - 2, exact + 2);
        }
    }

    @ParameterizedTest
    @MethodSource("allSources")
    void looking_changesNothingInAndOutOfBursts(TrafficPlan plan) {
        Arrivals whole = new Arrivals(plan, 3, 60 * SECOND);
        Arrivals cut = new Arrivals(plan, 3, 60 * SECOND);
        SplittableRandom random = new SplittableRandom(1);
        for (int second = 0; second < 60; second += 3) {
            long permille = random.nextLong(200, 5_000);
            whole.intensify(second * SECOND, permille);
            cut.intensify(second * SECOND, permille);
            for (int look = 0; look < 50; look++) {
                cut.runUntil(second * SECOND + look * SECOND / 20);
            }
        }
        assertThat(cut.runUntil(60 * SECOND).nanos())
                .isEqualTo(whole.runUntil(60 * SECOND).nanos());
        assertThat(cut.prompts()).isEqualTo(whole.prompts());
        assertThat(cut.users()).isEqualTo(whole.users());
    }

    @ParameterizedTest
    @MethodSource("allSources")
    void flows_areIndependentAndEndAfterTheirRequests(TrafficPlan plan) {
        Arrivals zero = new Arrivals(plan, 3, 10 * SECOND, 0, 500).runUntil(10 * SECOND);
        Arrivals one = new Arrivals(plan, 3, 10 * SECOND, 1, 500).runUntil(10 * SECOND);
        assertThat(zero.size()).isEqualTo(500);
        assertThat(one.size()).isEqualTo(500);
        assertThat(zero.nanos()).isNotEqualTo(one.nanos());
        assertThat(zero.prompts()).isNotEqualTo(one.prompts());
    }

    @Test
    void sensors_shareTheNumberOfRequestsOfTheirFlow() {
        TrafficPlan cameras =
                new TrafficPlan.PhaseLocked(6, SECOND / 30, 0, new Sampler.Uniform(0, 1_000_000));
        Arrivals arrivals = new Arrivals(cameras, 3, 10 * SECOND, 2, 100).runUntil(10 * SECOND);
        assertThat(arrivals.size()).isEqualTo(100);
        assertThat(Arrays.stream(arrivals.users()).distinct().sorted())
                .containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(arrivals.nanos())
                .isNotEqualTo(
                        new Arrivals(cameras, 3, 10 * SECOND, 0, 100)
                                .runUntil(10 * SECOND)
                                .nanos());
    }

    @Test
    void tokenPairs_areDrawnTogetherByWeight() {
        RequestShape pairs =
                new TokenPairs(new int[] {10, 20}, new int[] {1, 2}, new double[] {1, 3});
        Arrivals arrivals = Arrivals.of(new TrafficPlan.Poisson(1000, pairs, 0), 2, 40 * SECOND);
        int[] prompts = arrivals.prompts();
        assertThat(Arrays.stream(arrivals.outputs()).map(output -> 10 * output))
                .containsExactly(Arrays.stream(prompts).boxed().toArray(Integer[]::new));
        long second = Arrays.stream(prompts).filter(prompt -> prompt == 20).count();
        assertThat(second / (double) prompts.length)
                .isEqualTo(0.75, within(Z * Math.sqrt(0.1875 / prompts.length)));
    }
}
