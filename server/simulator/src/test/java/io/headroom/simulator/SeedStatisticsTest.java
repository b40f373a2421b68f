package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.measure.BatchMeans;
import io.headroom.simulator.measure.ConfidenceInterval;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.Replications;
import io.headroom.simulator.theory.RunLength;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What two hundred seeds of one M/M/1 at half load do together. Seeds are independent runs, so
 * their means scatter as theory says a run of that length does; a simulator that reused random
 * words, or one that lost some of the variance, would have the right mean and the wrong scatter.
 *
 * <p>Limits are 3.5 deviations to either side unless said otherwise: wrong once in two thousand.
 */
class SeedStatisticsTest {
    private static final int SEEDS = 200;
    private static final double LOAD = 0.5;
    private static final long WARM_UP = SECOND;
    private static final long SPAN = 40 * SECOND;
    private static final double DEVIATIONS = 3.5;

    /** Instants at which the number in system is looked at, far beyond the queue's memory. */
    private static final int LOOKS = 40;

    private static final int CELLS = 6;

    private static final Replications NUMBER = new Replications();
    private static final Replications TIME = new Replications();
    private static final Replications ARRIVALS = new Replications();
    private static final long[] SEEN = new long[CELLS];
    private static int covered;
    private static int unknown;

    @BeforeAll
    static void simulate() {
        SimulationPlan plan =
                TestPlans.plan(
                        new TrafficPlan.Poisson(LOAD * 1_000),
                        TestPlans.exponentialServer(1, MILLI),
                        WARM_UP + SPAN);
        for (int seed = 0; seed < SEEDS; seed++) {
            simulate(plan, seed);
        }
    }

    private static void simulate(SimulationPlan plan, int seed) {
        BatchMeans times = new BatchMeans();
        Simulation simulation =
                Simulation.start(
                        plan,
                        seed,
                        ended -> {
                            if (ended.arrivalNanos() >= WARM_UP) {
                                times.add((double) (ended.endNanos() - ended.arrivalNanos()));
                            }
                        });
        simulation.advanceTo(WARM_UP);
        simulation.warmedUp();
        for (int look = 1; look <= LOOKS; look++) {
            simulation.advanceTo(WARM_UP + SPAN / LOOKS * look);
            SEEN[(int) Math.min(CELLS - 1, simulation.inSystem())]++;
        }
        Measurement measured = simulation.measure();
        NUMBER.add(measured.meanInSystem());
        TIME.add(measured.meanTimeInSystemNanos());
        ARRIVALS.add((double) measured.offered());
        ConfidenceInterval interval = times.interval(0.95);
        covered += interval.contains(MILLI / (1 - LOAD)) ? 1 : 0;
        unknown += interval.known() ? 0 : 1;
    }

    @Test
    void meanNumberInSystem_scattersAsARunOfThatLength() {
        double variance = RunLength.inSystemVariance(LOAD, MILLI) / SPAN;
        meanHolds("L", NUMBER, LOAD / (1 - LOAD), variance);
        varianceHolds("L", NUMBER, variance);
    }

    @Test
    void meanTimeInSystem_scattersAsARunOfThatLength() {
        double requests = LOAD * SPAN / MILLI;
        double variance = RunLength.timeInSystemVariance(LOAD, MILLI) / requests;
        meanHolds("W", TIME, MILLI / (1 - LOAD), variance);
        varianceHolds("W", TIME, variance);
    }

    @Test
    void arrivals_scatterAsAPoissonProcess() {
        double expected = LOAD * SPAN / MILLI;
        meanHolds("arrivals", ARRIVALS, expected, expected);
        varianceHolds("arrivals", ARRIVALS, expected);
    }

    /** Binomial with mean 190 and deviation 3.08. */
    @Test
    void intervals_holdTheTruthAsOftenAsTheySay() {
        assertThat(unknown).as("intervals that are not known").isZero();
        assertThat(covered).as("of 200 intervals of 95 %%").isBetween(179, 200);
    }

    /** χ² with five degrees of freedom exceeds 22.1 once in two thousand. */
    @Test
    void numberInSystem_atInstantsFarApart_isGeometric() {
        double total = (double) SEEDS * LOOKS;
        double square = 0;
        for (int number = 0; number < CELLS; number++) {
            double share = StrictMath.pow(LOAD, number) * (number == CELLS - 1 ? 1 : 1 - LOAD);
            double expected = total * share;
            square += (SEEN[number] - expected) * (SEEN[number] - expected) / expected;
        }
        assertThat(square).as("chi-square of the number in system").isLessThan(22.1);
    }

    private static void meanHolds(
            String name, Replications runs, double exact, double varianceOfOne) {
        double deviation = Math.sqrt(varianceOfOne / SEEDS);
        assertThat(runs.mean())
                .as("mean of %s over seeds, deviation %s", name, deviation)
                .isBetween(exact - DEVIATIONS * deviation, exact + DEVIATIONS * deviation);
    }

    /** The variance of 200 normal values scatters by √(2 ÷ 199) of itself. */
    private static void varianceHolds(String name, Replications runs, double exact) {
        double relative = DEVIATIONS * Math.sqrt(2.0 / (SEEDS - 1));
        assertThat(runs.variance() / exact)
                .as("variance of %s over seeds beside theory's", name)
                .isBetween(1 - relative, 1 + relative);
    }
}
