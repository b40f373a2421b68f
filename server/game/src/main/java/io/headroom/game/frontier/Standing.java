package io.headroom.game.frontier;

import io.headroom.simulator.measure.ConfidenceInterval;
import io.headroom.simulator.measure.Replications;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A setting with what its runs came to so far. */
public final class Standing {
    private static final double LEVEL = 0.95;

    private final Point point;
    private final List<Trial> trials = new ArrayList<>();
    private double adherence;
    private double p99Millis;
    private double cost;

    Standing(Point point) {
        this.point = point;
    }

    /** The setting. */
    public Point point() {
        return point;
    }

    void add(Trial trial) {
        trials.add(trial);
        adherence = mean(Trial::adherence);
        p99Millis = mean(Trial::p99Millis);
        cost = mean(Trial::cost);
    }

    int runs() {
        return trials.size();
    }

    /** Mean over its runs, 0 to 1. */
    public double adherence() {
        return adherence;
    }

    /** Mean of the runs' 99th percentiles; infinite if one of them is. */
    public double p99Millis() {
        return p99Millis;
    }

    /** Mean cost per good unit; infinite if one of them is. */
    public double cost() {
        return cost;
    }

    /** The 95 % interval of a mean over runs; null where a run's figure is infinite. */
    public @Nullable ConfidenceInterval interval(ToDoubleFunction<Trial> figure) {
        Replications values = new Replications();
        for (Trial trial : trials) {
            double value = figure.applyAsDouble(trial);
            if (!Double.isFinite(value)) {
                return null;
            }
            values.add(value);
        }
        return values.interval(LEVEL);
    }

    /** Whether it is at least as fast and as cheap, and better in one. */
    boolean dominates(Standing other) {
        return p99Millis <= other.p99Millis
                && cost <= other.cost
                && (p99Millis < other.p99Millis || cost < other.cost);
    }

    private double mean(ToDoubleFunction<Trial> figure) {
        return trials.stream().mapToDouble(figure).sum() / trials.size();
    }
}
