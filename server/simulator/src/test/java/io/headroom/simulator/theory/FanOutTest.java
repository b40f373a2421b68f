package io.headroom.simulator.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Order statistics, hedging, fork–join and routing over many queues. */
class FanOutTest {
    private static final Offset<Double> EXACT = within(1e-10);

    @Test
    void lastOfTenExponentials_takesTheTenthHarmonicNumber() {
        assertThat(OrderStatistics.exponentialMean(10, 10, 1)).isEqualTo(2.9289682540, EXACT);
        assertThat(OrderStatistics.exponentialMean(9, 10, 1)).isEqualTo(1.9289682540, EXACT);
        assertThat(OrderStatistics.exponentialMean(1, 10, 5)).isEqualTo(0.5, EXACT);
        // π² ÷ 6 less the rest of its series.
        assertThat(OrderStatistics.exponentialVariance(10, 10, 1)).isEqualTo(1.5497677312, EXACT);
    }

    @Test
    void numericMean_agreesWithTheSumsForExponentials() {
        for (int k = 1; k <= 10; k++) {
            assertThat(OrderStatistics.mean(FanOutTest::exponential, k, 10, 1))
                    .as("%s of 10", k)
                    .isEqualTo(OrderStatistics.exponentialMean(k, 10, 1), within(1e-9));
            // k ÷ (n + 1) for uniform times.
            assertThat(OrderStatistics.mean(FanOutTest::uniform, k, 10, 1))
                    .isEqualTo(k / 11.0, within(1e-9));
        }
        assertThat(OrderStatistics.mean(FanOutTest::exponential, 10, 10, 300))
                .as("a poor guess of the scale")
                .isEqualTo(2.9289682540, within(1e-7));
    }

    @Test
    void lastOfTenWithStragglers_isSlowTwoTimesInThree() {
        // 1 + 9 (1 − 0.9¹⁰)
        assertThat(OrderStatistics.mean(FanOutTest::straggler, 10, 10, 1))
                .isEqualTo(1 + 9 * (1 - StrictMath.pow(0.9, 10)), within(1e-7));
        assertThat(OrderStatistics.percentile(FanOutTest::straggler, 10, 10, 0.5, 1))
                .isEqualTo(10, within(1e-9));
        assertThat(OrderStatistics.percentile(FanOutTest::straggler, 1, 2, 0.5, 1))
                .isEqualTo(1, within(1e-9));
    }

    @Test
    void percentileOfTheLast_isTheRootOfTheLevelOfOne() {
        double each = StrictMath.pow(0.99, 0.01);
        assertThat(OrderStatistics.percentile(FanOutTest::exponential, 100, 100, 0.99, 1))
                .isEqualTo(-StrictMath.log1p(-each), within(1e-8));
    }

    @Test
    void hedgeAtOnce_isTheFirstOfTwo() {
        Hedging twice = new Hedging(FanOutTest::exponential, 0, 1);
        assertThat(twice.mean()).isEqualTo(0.5, within(1e-9));
        assertThat(twice.hedgeShare()).isEqualTo(1);
        assertThat(twice.meanWork()).isEqualTo(2, within(1e-9));
        assertThat(twice.meanWorkCancelling()).isEqualTo(1, within(1e-9));
    }

    @Test
    void hedgeOfExponentials_gainsHalfOfWhatIsLeftAndCancellingMakesItFree() {
        // After d, what is left is exponential whatever happened before: mean 1 − e^(−d) ÷ 2. One
        // of two halves the time for twice the work.
        double delay = StrictMath.log(20);
        Hedging hedge = new Hedging(FanOutTest::exponential, delay, 1);
        assertThat(hedge.hedgeShare()).isEqualTo(0.05, EXACT);
        assertThat(hedge.mean()).isEqualTo(1 - 0.025, within(1e-9));
        assertThat(hedge.meanWork()).isEqualTo(1.05, within(1e-9));
        assertThat(hedge.meanWorkCancelling()).isEqualTo(1, within(1e-9));
        // P(> t) = e^(−t) e^(−(t − d)) = 0.001: t = (ln 1000 + ln 20) ÷ 2.
        assertThat(hedge.percentile(0.999))
                .isEqualTo((StrictMath.log(1000) + delay) / 2, within(1e-9));
        assertThat(hedge.percentile(0.9)).isEqualTo(StrictMath.log(10), within(1e-9));
    }

    @Test
    void hedgeOfStragglers_cutsTheTail() {
        // After 2 a copy: 9 in 10 of the slow ones end at 3, the rest at 10.
        Hedging hedge = new Hedging(FanOutTest::straggler, 2, 1);
        assertThat(hedge.mean()).isEqualTo(0.9 + 0.09 * 3 + 0.01 * 10, within(1e-7));
        assertThat(hedge.percentile(0.98)).isEqualTo(3, within(1e-9));
        assertThat(hedge.meanWork()).isEqualTo(1.9 * 1.1, within(1e-7));
        // Slow ones: 3 + 1 for nine in ten, 10 + 8 for the tenth.
        assertThat(hedge.meanWorkCancelling()).isEqualTo(0.9 + 0.09 * 4 + 0.01 * 18, within(1e-7));
    }

    @Test
    void tailWithoutAMean_isRefused() {
        assertThatThrownBy(() -> OrderStatistics.mean(t -> 1 / (1 + t), 1, 1, 1))
                .hasMessage("the tail must have a finite integral");
        assertThatThrownBy(() -> OrderStatistics.exponentialMean(3, 2, 1))
                .hasMessage("k must be from 1 to 2, found 3");
    }

    @Test
    void forkJoinOfTwo_matchesItsLimits() {
        // No load: the larger of two; heavy: 11/8 of one queue.
        assertThat(ForkJoin.meanOfTwo(1e-12, 1)).isEqualTo(1.5, within(1e-9));
        assertThat(ForkJoin.meanOfTwo(0.5, 1)).isEqualTo(2.875, EXACT);
        assertThat(ForkJoin.meanOfTwo(0.999999, 1) * 1e-6).isEqualTo(11.0 / 8, within(1e-5));
    }

    @Test
    void forkJoinApproximation_isExactForTwoAndKeepsItsBounds() {
        assertThat(ForkJoin.approximateMean(2, 0.7, 1))
                .isEqualTo(ForkJoin.meanOfTwo(0.7, 1), EXACT);
        for (int servers = 2; servers <= 32; servers *= 2) {
            for (double load : new double[] {0.1, 0.5, 0.9}) {
                assertThat(ForkJoin.approximateMean(servers, load, 1))
                        .as("%s servers at %s", servers, load)
                        .isBetween(
                                ForkJoin.lowerBound(servers, load, 1),
                                ForkJoin.upperBound(servers, load, 1));
            }
        }
        // At no load it is the maximum of n.
        assertThat(ForkJoin.approximateMean(10, 1e-12, 1)).isEqualTo(2.9289682540, within(1e-9));
    }

    @Test
    void splitMerge_ofOne_isTheSingleServerAndOtherwiseWorseThanForkJoin() {
        assertThat(ForkJoin.splitMergeMean(1, 0.8, 1)).isEqualTo(5, EXACT);
        // Service of mean 3/2 and variance 5/4: 1.5 + λ (2.25 + 1.25) ÷ (2 (1 − 1.5 λ)).
        assertThat(ForkJoin.splitMergeMean(2, 0.4, 1)).isEqualTo(1.5 + 1.4 / 0.8, EXACT);
        assertThat(ForkJoin.splitMergeMean(2, 0.4, 1)).isGreaterThan(ForkJoin.meanOfTwo(0.4, 1));
        assertThatThrownBy(() -> ForkJoin.splitMergeMean(2, 0.7, 1))
                .hasMessageStartingWith("load must be from 0 to below 1, found 1.0");
    }

    @Test
    void twoChoices_matchThePublishedTable() {
        // Mitzenmacher (1996), fixed points for two choices.
        assertThat(Balancing.choicesMeanTime(2, 0.5)).isEqualTo(1.2657, within(5e-5));
        assertThat(Balancing.choicesMeanTime(2, 0.9)).isEqualTo(2.6141, within(5e-5));
        assertThat(Balancing.choicesMeanTime(1, 0.9)).isEqualTo(10, within(1e-9));
        assertThat(Balancing.choicesTail(2, 0.9, 3)).isEqualTo(StrictMath.pow(0.9, 7), EXACT);
        assertThat(Balancing.choicesTail(3, 0.9, 2)).isEqualTo(StrictMath.pow(0.9, 4), EXACT);
    }

    @Test
    void routings_areOrderedAsTheyMustBe() {
        for (double load : new double[] {0.3, 0.7, 0.95}) {
            double random = Balancing.randomMeanTime(load);
            double inTurn = Balancing.roundRobinMeanTime(10, load);
            double oneLine = Balancing.shortestQueueLowerBound(10, load);
            assertThat(random).isGreaterThan(inTurn);
            assertThat(inTurn).isGreaterThan(oneLine);
        }
        assertThat(Balancing.roundRobinMeanTime(1, 0.8)).isEqualTo(5, within(1e-9));
        assertThat(Balancing.shortestQueueLowerBound(1, 0.8)).isEqualTo(5, EXACT);
    }

    private static double exponential(double t) {
        return t < 0 ? 1 : StrictMath.exp(-t);
    }

    /** Uniform from 0 to 1. */
    private static double uniform(double t) {
        return Math.max(0, Math.min(1, 1 - t));
    }

    /** Nine in ten take 1, one in ten takes 10: a law with steps. */
    private static double straggler(double t) {
        return t < 1 ? 1 : t < 10 ? 0.1 : 0;
    }
}
