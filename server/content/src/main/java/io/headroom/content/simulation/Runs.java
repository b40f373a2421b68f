package io.headroom.content.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.simulator.measure.BatchMeans;
import io.headroom.simulator.measure.ConfidenceInterval;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.Percentiles;
import io.headroom.simulator.measure.Replications;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Figures over all replications: counts are summed, means and percentiles averaged. */
final class Runs {
    private static final double LEVEL = 0.95;
    private static final String TOO_SHORT =
            "the run is too short for how long it remembers, so nobody can say how far this is off";
    private static final String TOO_FEW =
            "the runs are too few, and together too short for how long they remember, so nobody can"
                    + " say how far this is off";

    private final List<RunResult> all;

    Runs(List<RunResult> all) {
        this.all = List.copyOf(all);
    }

    List<RunResult> all() {
        return all;
    }

    /** What the first run measured; all have the same flows and stages. */
    Measurement first() {
        return all.getFirst().measured();
    }

    long sum(ToLongFunction<Measurement> count) {
        return all.stream().mapToLong(run -> count.applyAsLong(run.measured())).sum();
    }

    double total(ToDoubleFunction<Measurement> amount) {
        double total = 0;
        for (RunResult run : all) {
            total += amount.applyAsDouble(run.measured());
        }
        return total;
    }

    /** A quotient of sums; null of nothing. */
    @Nullable Double ratio(ToLongFunction<Measurement> counts, ToLongFunction<Measurement> of) {
        long denominator = sum(of);
        return denominator == 0 ? null : (double) sum(counts) / denominator;
    }

    /**
     * A mean with its interval, from the series of the one run or, if there are several, over them.
     * Ends that nobody can tell are null, with the reason.
     *
     * @param factor from the unit of the series to that of the mean
     */
    void estimate(
            ObjectNode node,
            ToDoubleFunction<Measurement> mean,
            Function<RunResult.Intervals, BatchMeans> series,
            double factor) {
        Replications replications = new Replications();
        for (RunResult run : all) {
            double figure = mean.applyAsDouble(run.measured()) / factor;
            replications.add(figure, series.apply(run.intervals()));
        }
        ConfidenceInterval interval = replications.interval(LEVEL);
        double value = total(mean) / all.size();
        node.put("mean", value);
        if (interval.known()) {
            // None of these figures can be negative.
            double low = value - (interval.mean() - interval.low()) * factor;
            double high = value + (interval.high() - interval.mean()) * factor;
            node.put("low", Math.max(0, low)).put("high", high);
            node.put("level", LEVEL).putNull("reason");
        } else {
            String reason = all.size() == 1 ? TOO_SHORT : TOO_FEW;
            node.putNull("low").putNull("high").put("level", LEVEL).put("reason", reason);
        }
    }

    /** Percentiles, the mean of those of the runs; null when nothing was counted. */
    void percentiles(ObjectNode node, Function<Measurement, Percentiles> of) {
        node.put("count", total(of, Percentiles::count));
        percentile(node, "p50Nanos", of, Percentiles::p50Nanos);
        percentile(node, "p90Nanos", of, Percentiles::p90Nanos);
        percentile(node, "p95Nanos", of, Percentiles::p95Nanos);
        percentile(node, "p99Nanos", of, Percentiles::p99Nanos);
        percentile(node, "p999Nanos", of, Percentiles::p999Nanos);
    }

    private void percentile(
            ObjectNode node,
            String name,
            Function<Measurement, Percentiles> of,
            ToLongFunction<Percentiles> which) {
        long runs = total(of, percentiles -> Math.min(1, percentiles.count()));
        if (runs == 0) {
            node.putNull(name);
        } else {
            node.put(name, Math.round((double) total(of, which) / runs));
        }
    }

    private long total(Function<Measurement, Percentiles> of, ToLongFunction<Percentiles> which) {
        return all.stream().mapToLong(run -> which.applyAsLong(of.apply(run.measured()))).sum();
    }
}
