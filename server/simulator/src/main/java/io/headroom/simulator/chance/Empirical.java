package io.headroom.simulator.chance;

import static io.headroom.simulator.bounds.Bounds.within;

import java.util.Arrays;

/** Measured values with their weights, drawn by searching the cumulated weights; immutable. */
public final class Empirical implements Sampler.Invertible {
    private static final int MOST_VALUES = 1_000_000;
    private static final double MOST_WEIGHT = 1e12;

    private final double[] values;
    private final Weights weights;

    /**
     * The law of {@code values}, in any order, with weights in proportion; both are copied.
     *
     * @param values finite numbers, at least one
     * @param weights as many, 0 or more, not all 0
     */
    public Empirical(double[] values, double[] weights) {
        within("number of values", values.length, 1, MOST_VALUES);
        if (values.length != weights.length) {
            throw new IllegalArgumentException(
                    "values and weights must be as many, found "
                            + values.length
                            + " values and "
                            + weights.length
                            + " weights");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] weightOfSorted = new double[sorted.length];
        for (int index = 0; index < values.length; index++) {
            within("values[" + index + "]", values[index], -1e300, 1e300);
            within("weights[" + index + "]", weights[index], 0, MOST_WEIGHT);
            weightOfSorted[Arrays.binarySearch(sorted, values[index])] += weights[index];
        }
        this.values = sorted;
        this.weights = new Weights(weightOfSorted);
    }

    /** The law of {@code values}, each as likely as another. */
    public static Empirical of(double... values) {
        double[] weights = new double[values.length];
        Arrays.fill(weights, 1);
        return new Empirical(values, weights);
    }

    @Override
    public double sample(long word) {
        return values[weights.draw(Words.unit(word))];
    }

    @Override
    public double quantile(double probability) {
        return values[weights.draw(probability)];
    }

    @Override
    public double mean() {
        double mean = 0;
        for (int index = 0; index < values.length; index++) {
            mean += values[index] * weights.share(index);
        }
        return mean;
    }

    @Override
    public double variance() {
        double mean = mean();
        double variance = 0;
        for (int index = 0; index < values.length; index++) {
            double off = values[index] - mean;
            variance += off * off * weights.share(index);
        }
        return variance;
    }

    @Override
    public double squaredVariation() {
        double variance = variance();
        return variance == 0 ? 0 : variance / (mean() * mean());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Empirical that
                && Arrays.equals(values, that.values)
                && weights.equals(that.weights);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + weights.hashCode();
    }

    @Override
    public String toString() {
        return "Empirical[" + values.length + " values, mean " + mean() + "]";
    }
}
