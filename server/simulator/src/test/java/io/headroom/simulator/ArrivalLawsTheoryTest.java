package io.headroom.simulator;

import static io.headroom.simulator.LongRun.lasting;
import static io.headroom.simulator.LongRun.longerThan;
import static io.headroom.simulator.LongRun.requests;
import static io.headroom.simulator.LongRun.waitedLongerThan;
import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Gamma;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.ConfidenceInterval;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.Replications;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.theory.ModulatedPoisson;
import io.headroom.simulator.theory.RenewalInput;
import io.headroom.simulator.traffic.ModulatingChain;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Other arrivals than random ones, before one exponential server of 1 ms. */
@Execution(ExecutionMode.CONCURRENT)
class ArrivalLawsTheoryTest {
    private static final long SEED = 1;
    private static final double LOAD = 0.8;
    private static final double GAP = 1 / LOAD;

    static List<Arguments> gaps() {
        double share = new Sampler.Hyperexponential(1, 2).shortProbability();
        return List.of(
                Arguments.of(Sampler.ONE, RenewalInput.fixedGaps(GAP)),
                Arguments.of(Gamma.erlang(3, 1), RenewalInput.gammaGaps(3, GAP)),
                Arguments.of(Gamma.ofVariation(1, 2), RenewalInput.gammaGaps(0.25, GAP)),
                Arguments.of(
                        new Sampler.Hyperexponential(1, 2),
                        RenewalInput.hyperexponentialGaps(
                                share, GAP / (2 * share), GAP / (2 - 2 * share))));
    }

    @ParameterizedTest
    @MethodSource("gaps")
    void independentGaps_areGIM1(Sampler gap, DoubleUnaryOperator transform) {
        RenewalInput exact = new RenewalInput(transform, GAP, 1);
        double count = requests(LOAD, (gap.squaredVariation() + 1) / 2, 0.03);
        LongRun run =
                new LongRun(
                        "GI/M/1 " + gap,
                        TestPlans.plan(
                                new TrafficPlan.Renewal(1000 * LOAD, gap),
                                TestPlans.exponentialServer(1, MILLI),
                                lasting(count, 1000 * LOAD)),
                        SEED,
                        waitedLongerThan(0),
                        waitedLongerThan(exact.waitPercentile(0.9) * MILLI),
                        longerThan(exact.timeInSystemPercentile(0.99) * MILLI));

        run.holds("mean wait", LongRun::waiting, LongRun::started, exact.meanWait() * MILLI, 0.03);
        run.tallyHolds("share that waits", 0, exact.waitShare(), 0.01);
        run.tallyHolds("share that waits beyond the exact p90", 1, 0.1, 0.07);
        run.tallyHolds("share beyond the exact p99", 2, 0.01, 0.22);
        run.holds("utilization", LongRun::busy, LongRun::provisioned, LOAD, 0.01);
    }

    /** Busier than the server while busy, and a source that is silent between its talks. */
    @ParameterizedTest
    @CsvSource({"1.4, 0.4, 10, 30", "2.0, 0.0, 5, 12"})
    void switchingRates_areMMPPM1(double first, double second, double firstLasts, double lasts) {
        ModulatedPoisson exact = new ModulatedPoisson(first, second, firstLasts, lasts);
        TrafficPlan traffic =
                new TrafficPlan.MarkovModulated(
                        ModulatingChain.cyclic(
                                new double[] {first * 1000, second * 1000},
                                new double[] {firstLasts / 1000, lasts / 1000}));
        double count = requests(exact.meanRate(), (exact.dispersionLimit() + 1) / 2, 0.05);
        LongRun run =
                new LongRun(
                        "MMPP/M/1 " + first + ", " + second,
                        TestPlans.plan(
                                traffic,
                                TestPlans.exponentialServer(1, MILLI),
                                lasting(count, traffic.meanPerSecond())),
                        SEED);

        run.holds("L", Measurement::presenceNanos, LongRun::elapsed, exact.meanInSystem(1), 0.05);
        run.holds(
                "W",
                Measurement::completedNanos,
                Measurement::completed,
                exact.meanTimeInSystem(1) * MILLI,
                0.05);
        run.holds("utilization", LongRun::busy, LongRun::provisioned, exact.meanRate(), 0.02);
    }

    /**
     * Variance ÷ mean of counts, over stretches from a second to five minutes, of sources that run
     * through a whole simulation; the mean is known, so that squares around it are not biased.
     */
    @Test
    void counts_varyAsTheIndexOfDispersionSays() {
        double perSecond = 8;
        TrafficPlan bursty = TrafficPlan.MarkovModulated.bursty(perSecond, 4, 5);
        ModulatedPoisson exact = new ModulatedPoisson(4 * perSecond, 4 * perSecond / 7, 5, 35);
        int[] stretches = {1, 10, 60, 300};
        Replications[] around = new Replications[stretches.length];
        Replications[] even = new Replications[stretches.length];
        for (int index = 0; index < stretches.length; index++) {
            around[index] = new Replications();
            even[index] = new Replications();
        }
        for (long seed = 1; seed <= 24; seed++) {
            long[] bursts = countsEachSecond(bursty, seed);
            long[] calm = countsEachSecond(new TrafficPlan.Poisson(perSecond), seed);
            for (int index = 0; index < stretches.length; index++) {
                around[index].add(dispersion(bursts, stretches[index], perSecond));
                even[index].add(dispersion(calm, stretches[index], perSecond));
            }
        }
        for (int index = 0; index < stretches.length; index++) {
            double truth = exact.dispersion(stretches[index]);
            hold("bursty over " + stretches[index] + " s", around[index], truth);
            hold("Poisson over " + stretches[index] + " s", even[index], 1);
        }
        assertThat(exact.dispersion(1)).as("bursts show").isGreaterThan(4);
        assertThat(exact.dispersion(300)).as("bursts show more").isGreaterThan(60);
    }

    private static void hold(String what, Replications runs, double truth) {
        ConfidenceInterval interval = runs.interval(LongRun.LEVEL);
        assertThat(interval.halfWidth()).as(what).isLessThan(0.15 * truth);
        assertThat(interval.contains(truth)).as("%s: %s, %s", what, truth, interval).isTrue();
    }

    private static long[] countsEachSecond(TrafficPlan traffic, long seed) {
        StationPlan station =
                TestPlans.station(
                        1,
                        new QueuePlan(100, new Overflow.Reject()),
                        TestPlans.constant(MILLI, Sampler.ONE));
        long[] counts = new long[30_000];
        Simulation simulation =
                Simulation.start(TestPlans.plan(traffic, station, counts.length * SECOND), seed);
        long before = 0;
        for (int second = 0; second < counts.length; second++) {
            simulation.advanceTo((second + 1) * SECOND);
            long offered = simulation.measure().offered();
            counts[second] = offered - before;
            before = offered;
        }
        return counts;
    }

    private static double dispersion(long[] counts, int stretch, double perSecond) {
        double mean = perSecond * stretch;
        double squares = 0;
        int stretches = counts.length / stretch;
        for (int index = 0; index < stretches; index++) {
            double off = -mean;
            for (int second = 0; second < stretch; second++) {
                off += counts[index * stretch + second];
            }
            squares += off * off;
        }
        return squares / stretches / mean;
    }
}
