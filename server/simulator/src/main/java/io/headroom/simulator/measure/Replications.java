package io.headroom.simulator.measure;

/**
 * The mean of a figure over independent runs (other seeds, all else equal), with the interval of
 * Student's t. Nothing is assumed about how values depend on one another within a run.
 */
public final class Replications {
    private int count;
    private double mean;
    private double squares;

    /** An empty collection. */
    public Replications() {}

    /** One more run's figure. */
    public void add(double value) {
        // Welford's update (Technometrics 4, 1962): no cancellation when all values are alike.
        count++;
        double before = value - mean;
        mean += before / count;
        squares += before * (value - mean);
    }

    /** Runs so far. */
    public int count() {
        return count;
    }

    /** Mean over runs, 0 when there are none. */
    public double mean() {
        return mean;
    }

    /** Variance between runs, 0 for fewer than two. */
    public double variance() {
        return count < 2 ? 0 : squares / (count - 1);
    }

    /** The interval at {@code level} (0.95 for 95 %); not known for fewer than two runs. */
    public ConfidenceInterval interval(double level) {
        return count < 2
                ? ConfidenceInterval.unknown(mean, level)
                : ConfidenceInterval.student(mean, variance() / count, level, count - 1);
    }
}
