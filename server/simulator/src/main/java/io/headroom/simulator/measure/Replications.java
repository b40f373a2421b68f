package io.headroom.simulator.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * The mean of a figure over independent runs (other seeds, all else equal).
 *
 * <p>Means of short runs are skewed, such as those of waits, and few runs do not show how: over
 * three to ten the interval of Student's t holds the truth in as few as 82 of 100. So fewer than
 * {@value #MANY} tell an interval only if together they last as long as one run must, from the
 * batches of all ({@link BatchMeans}). As many tell one by their figures, whatever happens within
 * them, with ends that are as skewed as these: from twelve on it holds the truth in 92 to 96 of
 * 100, of queues whose runs are as short as twice their memory, if there are a hundred values at
 * least in all of them.
 */
public final class Replications {
    /** Figures that show how skewed they are. */
    private static final int MANY = 12;

    private final List<Double> figures = new ArrayList<>();
    private final List<BatchMeans> within = new ArrayList<>();

    /** An empty collection. */
    public Replications() {}

    /** One more run's figure, of which nothing within the run is known. */
    public void add(double figure) {
        figures.add(figure);
    }

    /**
     * One more run's figure.
     *
     * @param series what it is the mean of, in its unit, to its end
     */
    public void add(double figure, BatchMeans series) {
        add(figure);
        within.add(series);
    }

    /** Runs so far. */
    public int count() {
        return figures.size();
    }

    /** Mean over runs, 0 when there are none. */
    public double mean() {
        // Around the first, so that nothing cancels when all are nearly alike.
        double sum = 0;
        for (double figure : figures) {
            sum += figure - figures.get(0);
        }
        return figures.isEmpty() ? 0 : figures.get(0) + sum / figures.size();
    }

    /** Variance between runs, 0 for fewer than two. */
    public double variance() {
        return count() < 2 ? 0 : powers(2) / (count() - 1);
    }

    /** Σ of powers of what figures are off their mean by. */
    private double powers(int exponent) {
        double mean = mean();
        double sum = 0;
        for (double figure : figures) {
            double power = 1;
            for (int factor = 0; factor < exponent; factor++) {
                power *= figure - mean;
            }
            sum += power;
        }
        return sum;
    }

    /**
     * The interval at {@code level} (0.95 for 95 %); not known where runs are too few and too
     * short. The one of a single run is that of its series, around that one's mean.
     */
    public ConfidenceInterval interval(double level) {
        boolean seenWithin = !within.isEmpty() && within.size() == count();
        PooledBatches pooled = seenWithin ? new PooledBatches(within) : null;
        if (count() >= MANY && (pooled == null || pooled.hasEnough())) {
            double variance = variance();
            double deviation = Math.sqrt(variance / count());
            double skewness = PooledBatches.skewness(count(), variance, powers(3));
            return ConfidenceInterval.skewed(mean(), deviation, skewness, level, count() - 1);
        }
        return pooled == null ? ConfidenceInterval.unknown(mean(), level) : pooled.interval(level);
    }
}
