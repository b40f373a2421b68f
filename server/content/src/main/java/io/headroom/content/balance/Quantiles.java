package io.headroom.content.balance;

import java.util.ArrayList;
import java.util.List;

/** Middles and spreads of a few figures. */
final class Quantiles {
    private Quantiles() {}

    /** The middle one, or the mean of the two about the middle; at least one. */
    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        sorted.sort(null);
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** The arithmetic mean; at least one. */
    static double mean(List<Double> values) {
        double sum = 0;
        for (double each : values) {
            sum += each;
        }
        return sum / values.size();
    }

    /** The standard deviation of a sample; at least two. */
    static double deviation(List<Double> values) {
        double mean = mean(values);
        double squares = 0;
        for (double each : values) {
            squares += (each - mean) * (each - mean);
        }
        return Math.sqrt(squares / (values.size() - 1));
    }
}
