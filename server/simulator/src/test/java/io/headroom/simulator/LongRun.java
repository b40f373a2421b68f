package io.headroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.measure.BatchMeans;
import io.headroom.simulator.measure.ConfidenceInterval;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.request.EndedRequest;
import io.headroom.simulator.theory.RunLength;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One long run in equal spans after a warm-up, whose ratios are held to closed forms by 99.9 %
 * intervals of batch means. An interval that is wider than the test allows fails it: a run that
 * tells nothing proves nothing.
 */
final class LongRun {
    static final double LEVEL = 0.999;

    /** Student's t for the 31 batches that {@link BatchMeans} makes of the spans. */
    private static final double T_999 = 3.646;

    /** Plan for intervals so much narrower than the limit: widths vary by an eighth themselves. */
    private static final double MARGIN = 1.5;

    private static final int SPANS = 248;
    private static final int WARM_UP = 12;

    private final String what;
    private final List<Tally> tallies;
    private final double[] tallied;
    private final List<Measurement> ends = new ArrayList<>();
    private final List<double[]> talliedAt = new ArrayList<>();

    /** What is summed over all requests as they end. */
    interface Tally {
        double of(EndedRequest request);
    }

    /** Runs {@code plan}; {@code tallies} are summed over all requests as they end. */
    LongRun(String what, SimulationPlan plan, long seed, Tally... tallies) {
        this.what = what + ", seed " + seed;
        this.tallies = List.of(tallies);
        tallied = new double[this.tallies.size()];
        Simulation simulation = start(plan, seed);
        long span = plan.durationNanos() / (WARM_UP + SPANS);
        simulation.advanceTo(WARM_UP * span);
        simulation.warmedUp();
        for (int end = 0; end <= SPANS; end++) {
            simulation.advanceTo((WARM_UP + end) * span);
            ends.add(simulation.measure());
            talliedAt.add(tallied.clone());
        }
        simulation.checkBooks();
    }

    private Simulation start(SimulationPlan plan, long seed) {
        return tallies.isEmpty()
                ? Simulation.start(plan, seed)
                : Simulation.start(plan, seed, this::tally);
    }

    private void tally(EndedRequest request) {
        for (int index = 0; index < tallies.size(); index++) {
            tallied[index] += tallies.get(index).of(request);
        }
    }

    /**
     * Requests after which the interval of a mean wait is narrower than {@code mostHalfWidth} of
     * it: those of an M/M/1 at {@code load} (Whitt 1989), as many times over as the queue is more
     * variable.
     *
     * @param variation (Ca² + Cs²) ÷ 2, 1 for M/M/1
     */
    static double requests(double load, double variation, double mostHalfWidth) {
        double mean = load / (1 - load);
        return variation
                * RunLength.needed(
                        RunLength.waitVariance(load, 1), mean, mostHalfWidth / MARGIN, T_999);
    }

    /**
     * Requests after which the interval of a share of independent ones is narrower than {@code
     * mostHalfWidth} of it.
     */
    static double requestsForShare(double share, double mostHalfWidth) {
        return RunLength.needed(share * (1 - share), share, mostHalfWidth / MARGIN, T_999);
    }

    /** A duration of about so many requests. */
    static long lasting(double requests, double perSecond) {
        return (long) (requests / perSecond * TestPlans.SECOND);
    }

    /** Everything since the end of the warm-up. */
    Measurement whole() {
        return ends.get(ends.size() - 1);
    }

    /** Σ numerator ÷ Σ denominator must be {@code exact}, and be known that well. */
    void holds(
            String name,
            ToLongFunction<Measurement> numerator,
            ToLongFunction<Measurement> denominator,
            double exact,
            double mostHalfWidth) {
        hold(name, interval(numerator, denominator), exact, mostHalfWidth);
    }

    /** The mean of tally {@code index} over the requests that ended must be {@code exact}. */
    void tallyHolds(String name, int index, double exact, double mostHalfWidth) {
        BatchMeans means = new BatchMeans();
        for (int span = 0; span < SPANS; span++) {
            means.add(
                    talliedAt.get(span + 1)[index] - talliedAt.get(span)[index],
                    (double) (ends.get(span + 1).ended() - ends.get(span).ended()));
        }
        hold(name, means.interval(LEVEL), exact, mostHalfWidth);
    }

    /** Σ of one tally ÷ Σ of another must be {@code exact}. */
    void tallyRatioHolds(
            String name, int numerator, int denominator, double exact, double mostHalfWidth) {
        BatchMeans means = new BatchMeans();
        for (int span = 0; span < SPANS; span++) {
            double[] from = talliedAt.get(span);
            double[] to = talliedAt.get(span + 1);
            means.add(to[numerator] - from[numerator], to[denominator] - from[denominator]);
        }
        hold(name, means.interval(LEVEL), exact, mostHalfWidth);
    }

    /** The ratio with its interval. */
    ConfidenceInterval interval(
            ToLongFunction<Measurement> numerator, ToLongFunction<Measurement> denominator) {
        BatchMeans means = new BatchMeans();
        for (int span = 0; span < SPANS; span++) {
            Measurement from = ends.get(span);
            Measurement to = ends.get(span + 1);
            means.add(
                    (double) (numerator.applyAsLong(to) - numerator.applyAsLong(from)),
                    (double) (denominator.applyAsLong(to) - denominator.applyAsLong(from)));
        }
        return means.interval(LEVEL);
    }

    private void hold(
            String name, ConfidenceInterval interval, double exact, double mostHalfWidth) {
        assertThat(interval.known()).as("%s: %s is known", what, name).isTrue();
        assertThat(interval.halfWidth())
                .as("%s: %s, the run is too short to tell anything", what, name)
                .isLessThan(mostHalfWidth * exact);
        assertThat(interval.contains(exact)).as(describe(name, interval, exact)).isTrue();
    }

    private String describe(String name, ConfidenceInterval interval, double exact) {
        return String.format(
                "%s: %s, measured %.6g ± %.3g (%.2f %%), exact %.6g",
                what,
                name,
                interval.mean(),
                interval.halfWidth(),
                100 * interval.halfWidth() / interval.mean(),
                exact);
    }

    /** 1 for a request whose time in system was longer. */
    static Tally longerThan(double nanos) {
        return request -> request.endNanos() - request.arrivalNanos() > nanos ? 1 : 0;
    }

    /** 1 for a request that waited longer. */
    static Tally waitedLongerThan(double nanos) {
        return request -> request.waitedNanos() > nanos ? 1 : 0;
    }

    /** The square of the wait, in ms². */
    static double squaredWaitMillis(EndedRequest request) {
        double millis = (double) request.waitedNanos() / TestPlans.MILLI;
        return millis * millis;
    }

    /** The first leaf. */
    static StageMeasurement leaf(Measurement measurement) {
        return measurement.stages().get(0);
    }

    /** Services started at the first leaf. */
    static long started(Measurement measurement) {
        return leaf(measurement).started();
    }

    /** Σ waiting of those that were started at the first leaf. */
    static long waiting(Measurement measurement) {
        return leaf(measurement).formingNanos() + leaf(measurement).queueNanos();
    }

    /** Server time worked at the first leaf. */
    static long busy(Measurement measurement) {
        return leaf(measurement).busyNanos();
    }

    /** The first leaf's servers' time. */
    static long provisioned(Measurement measurement) {
        return leaf(measurement).provisionedNanos();
    }

    /** Time since the end of the warm-up. */
    static long elapsed(Measurement measurement) {
        return measurement.toNanos() - measurement.fromNanos();
    }
}
