package io.headroom.simulator.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.SplittableRandom;

/**
 * Whether intervals hold the truth as often as they say, over 400 seeds or as many as {@code
 * -Dcoverage.runs=…} says. If each holds it with probability 0.95, the number that do is binomial
 * with mean 380 and deviation √(400 × 0.95 × 0.05) = 4.36. The limits are 3.5 deviations to either
 * side, 364 and 396: a correct estimator falls outside once in two thousand, and one whose
 * intervals are a fifth too narrow (coverage 0.88, 353 of 400) falls below 24 times in 25.
 */
class IntervalCoverageTest {
    private static final int RUNS = Integer.getInteger("coverage.runs", 400);
    private static final double OFF = 3.5 * Math.sqrt(RUNS * 0.95 * 0.05);
    private static final int LEAST = (int) Math.floor(0.95 * RUNS - OFF);
    private static final int MOST = (int) Math.ceil(0.95 * RUNS + OFF);

    /** One series of a seed, fed to the estimator. */
    private interface Series {
        void feed(SplittableRandom random, BatchMeans estimator);
    }

    @ParameterizedTest
    @CsvSource({"0, 500", "0, 10000", "0.5, 4000", "0.9, 20000", "-0.5, 4000"})
    void autoregressive_isCovered(double correlation, int count) {
        hold(
                "AR(1) " + correlation,
                0,
                (random, estimator) -> {
                    double value = random.nextGaussian() / Math.sqrt(1 - correlation * correlation);
                    for (int n = 0; n < count; n++) {
                        estimator.add(value);
                        value = correlation * value + random.nextGaussian();
                    }
                });
    }

    /** Run lengths for about ± 4 % of the mean: 29 ÷ 1² and 1976 ÷ 4² × (1.96 ÷ 0.04)². */
    @ParameterizedTest
    @CsvSource({"0.5, 80000", "0.8, 300000"})
    void waitsOfRandomArrivals_areCovered(double load, int count) {
        hold(
                "waits of M/M/1 at " + load,
                load / (1 - load),
                (random, estimator) -> {
                    double wait = 0;
                    // A warm-up of many times the memory of the queue, 1 ÷ (1 − √ρ)² services.
                    for (int n = -2_000; n < count; n++) {
                        if (n >= 0) {
                            estimator.add(wait);
                        }
                        wait = Math.max(0, wait + exponential(random) - exponential(random) / load);
                    }
                });
    }

    @Test
    void numberInSystem_byAreasOfEqualSpans_isCovered() {
        double load = 0.5;
        hold(
                "L of M/M/1 at 0.5",
                1,
                (random, estimator) -> {
                    int present = 0;
                    double now = -2_000;
                    double spanEnd = 10;
                    double area = 0;
                    while (spanEnd <= 80_000) {
                        double rate = load + (present > 0 ? 1 : 0);
                        double next = now + exponential(random) / rate;
                        while (next > spanEnd) {
                            area += present * (spanEnd - Math.max(now, spanEnd - 10));
                            estimator.add(area, 10);
                            area = 0;
                            now = spanEnd;
                            spanEnd += 10;
                        }
                        area += now >= 0 ? present * (next - now) : present * Math.max(0, next);
                        now = next;
                        present += random.nextDouble() * rate < load ? 1 : -1;
                    }
                });
    }

    @Test
    void ratioOfCorrelatedPairs_isCovered() {
        // Σ y ÷ Σ x where x lasts over calls and y is x × a noise of mean 3: the ratio is 3.
        hold(
                "ratio",
                3,
                (random, estimator) -> {
                    double level = 0;
                    double noise = 0;
                    for (int n = 0; n < 20_000; n++) {
                        level = 0.8 * level + random.nextGaussian();
                        noise = 0.7 * noise + random.nextGaussian();
                        double below = 10 + level;
                        estimator.add(below * 3 + noise * 4, below);
                    }
                });
    }

    /**
     * Twelve runs of five hundred requests, whose mean waits are skewed, and four that are twice as
     * long together as one must be.
     */
    @ParameterizedTest
    @CsvSource({"12, 500, 0", "4, 0, 0.5"})
    void replications_areCovered(int count, int requests, double share) {
        int allTold = 0;
        int allHeld = 0;
        for (Queue queue : Queue.values()) {
            int each = requests + (int) (share * queue.requests);
            int told = 0;
            int held = 0;
            for (int seed = 0; seed < RUNS; seed++) {
                SplittableRandom random = new SplittableRandom(seed * 15_485_863L + count);
                ConfidenceInterval interval = queue.runs(count, each, random).interval(0.95);
                told += interval.known() ? 1 : 0;
                held += interval.known() && interval.contains(queue.meanWait()) ? 1 : 0;
            }
            assertThat(told).as("%s: told", queue).isGreaterThan(RUNS / 2);
            assertThat((double) held / told).as("%s: held", queue).isGreaterThan(0.91);
            allTold += told;
            allHeld += held;
        }
        assertThat((double) allHeld / allTold).isBetween(0.93, 0.97);
    }

    /** Student's interval over these holds the truth in 82 to 93 of 100. */
    @ParameterizedTest
    @CsvSource({"2", "5", "11"})
    void replications_thatAreFewAndShort_areNotTold(int count) {
        for (Queue queue : Queue.values()) {
            int told = 0;
            for (int seed = 0; seed < RUNS; seed++) {
                SplittableRandom random = new SplittableRandom(seed * 86_028_121L + count);
                told += queue.runs(count, 100, random).interval(0.95).known() ? 1 : 0;
            }
            assertThat(told).as("%s: of %s", queue, RUNS).isLessThan(RUNS / 20);
        }
    }

    /** What it does not know it does not say: less than a thirtieth of the honest length. */
    @ParameterizedTest
    @CsvSource({"0.8, 8000", "0.9, 20000", "0.95, 50000"})
    void waitsOfARunTooShort_areNotTold(double load, int count) {
        int known = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            BatchMeans estimator = new BatchMeans();
            double wait = 0;
            for (int n = 0; n < count; n++) {
                estimator.add(wait);
                wait = Math.max(0, wait + exponential(random) - exponential(random) / load);
            }
            known += estimator.interval(0.95).known() ? 1 : 0;
        }
        assertThat(known).as("of %s at %s", RUNS, load).isLessThan(RUNS / 20);
    }

    /** A queue of one server in which waits follow one another by Lindley's recursion. */
    private enum Queue {
        RANDOM_HALF_FULL(0.5, 1, 4_000),
        RANDOM_BUSY(0.85, 1, 66_000),
        FIXED_SERVICE(0.8, 0, 18_000),
        VARIABLE_SERVICE(0.7, 9, 72_000);

        private final double load;

        /** Squared coefficient of variation of the services, whose mean is 1. */
        private final double variation;

        /** Requests of a run of which about every other is long enough to tell an interval. */
        private final int requests;

        Queue(double load, double variation, int requests) {
            this.load = load;
            this.variation = variation;
            this.requests = requests;
        }

        /** Pollaczek and Khinchine. */
        double meanWait() {
            return load * (1 + variation) / (2 * (1 - load));
        }

        /** Means of that many waits in runs of other draws, each after a warm-up. */
        Replications runs(int count, int requests, SplittableRandom random) {
            Replications runs = new Replications();
            for (int run = 0; run < count; run++) {
                BatchMeans series = new BatchMeans();
                feed(random, 500, requests, series);
                runs.add(series.mean(), series);
            }
            return runs;
        }

        /** Hands on the waits of that many requests, behind those of the warm-up. */
        void feed(SplittableRandom random, int warmUp, int requests, BatchMeans series) {
            double wait = 0;
            for (int n = -warmUp; n < requests; n++) {
                if (n >= 0) {
                    series.add(wait);
                }
                double gap = exponential(random) / load;
                wait = Math.max(0, wait + service(random) - gap);
            }
        }

        double service(SplittableRandom random) {
            if (variation == 0) {
                return 1;
            }
            double often = (1 + Math.sqrt((variation - 1) / (variation + 1))) / 2;
            double share = random.nextDouble() < often ? often : 1 - often;
            return exponential(random) / (2 * share);
        }
    }

    /**
     * Runs from a length at which half of them tell nothing, and those that tell do so by luck, to
     * four times that: what is told holds the truth in 93 to 97 of 100 over all queues, and nowhere
     * in fewer than 91.
     */
    @Test
    void waitsOfRunsOfAnyLength_areCoveredOrNotTold() {
        int allTold = 0;
        int allHeld = 0;
        for (Queue queue : Queue.values()) {
            int told = 0;
            int held = 0;
            for (int seed = 0; seed < RUNS; seed++) {
                SplittableRandom random = new SplittableRandom(seed * 104_729L + 3);
                BatchMeans estimator = new BatchMeans();
                queue.feed(random, 2_000, queue.requests << seed % 3, estimator);
                ConfidenceInterval interval = estimator.interval(0.95);
                told += interval.known() ? 1 : 0;
                held += interval.known() && interval.contains(queue.meanWait()) ? 1 : 0;
            }
            assertThat(told).as("%s: told", queue).isBetween(RUNS / 2, RUNS * 95 / 100);
            assertThat((double) held / told).as("%s: held", queue).isGreaterThan(0.91);
            allTold += told;
            allHeld += held;
        }
        assertThat((double) allHeld / allTold).isBetween(0.93, 0.97);
    }

    private static void hold(String what, double truth, Series series) {
        int held = 0;
        int known = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            BatchMeans estimator = new BatchMeans();
            series.feed(new SplittableRandom(seed * 7_919L + 1), estimator);
            ConfidenceInterval interval = estimator.interval(0.95);
            known += interval.known() ? 1 : 0;
            held += interval.known() && interval.contains(truth) ? 1 : 0;
        }
        assertThat(known).as("%s: runs long enough to tell", what).isGreaterThan(RUNS * 98 / 100);
        // One that is not known holds nothing here: not telling is no way to be right.
        assertThat(held).as("%s: intervals that hold %s", what, truth).isBetween(LEAST, MOST);
    }

    private static double exponential(SplittableRandom random) {
        return -Math.log(1 - random.nextDouble());
    }
}
