package io.headroom.simulator.measure;

import java.util.List;

/**
 * The mean of a long correlated series, or the ratio of two, with a confidence interval from one
 * run by batch means, in constant memory and without allocating per value.
 *
 * <p>The series is cut into batches of equal count. When {@value #BATCHES} are full, neighbours are
 * merged and the next ones are twice as large, so that there are always {@value #BATCHES} ÷ 2 to
 * {@value #BATCHES} of them however long the run. For the interval as many neighbours at a time
 * become one as leave 31 at most.
 *
 * <p>Whether a run is long enough is seen before that merge, where the correlation of neighbours is
 * many times as strong and more batches show it. A memory that fades exponentially, once in x of a
 * batch's length, correlates neighbours by (1 − e⁻ˣ)² ÷ 2 (x − 1 + e⁻ˣ), which from x = 0 to 4 is 1
 * ÷ (1 + 2x ÷ 3 + 0.175 x²) within 0.005; so the correlation tells how many memories long the run
 * is. Below 1,000 nothing is told: those short runs that look as if they had little memory are
 * those that saw no long queue, and would be wrong more often than they say. At this limit the
 * estimate is sharp enough that hardly any run of two thirds of the length passes it by luck; half
 * of it lets one in ten pass at a length at which one in eight of these is wrong. For the same
 * reason an interval of a run that is only just long enough is wider, three times as wide at the
 * limit and by a sixteenth at twice its length. The correlation that is left between merged batches
 * widens it, too, by the variance of a sum whose neighbours alone are correlated.
 *
 * <p>Means of batches of waits are skewed to the right, so the interval reaches further up than
 * down: Johnson's transformation of Student's t as modified by Willink (<i>Communications in
 * Statistics</i> 34, 2005) and used for batch means by Tafazzoli and Wilson (2011). Ratios are
 * judged by the residuals numerator − ratio × denominator (Law, <i>Simulation Modeling and
 * Analysis</i>, 9.5).
 *
 * <p>Independent runs of nearly one length are laid side by side: their batches tell together how
 * many memories all of them last, which is what must be enough, and none is merged with one of
 * another run.
 */
public final class BatchMeans {
    /** Most batches held; a power of two. */
    private static final int BATCHES = 1024;

    private final double[] numerators = new double[BATCHES];
    private final double[] denominators = new double[BATCHES];
    private int batches;
    private long batchSize = 1;
    private long inBatch;
    private long count;
    private double openNumerator;
    private double openDenominator;
    private double closedNumerator;
    private double closedDenominator;

    /** An empty series. */
    public BatchMeans() {}

    /** The next value of a series whose mean is sought, such as the wait of the next request. */
    public void add(double value) {
        add(value, 1);
    }

    /**
     * The next pair of a series whose ratio of sums is sought: the area under N in a span and the
     * length of the span (for L, spans alike), good requests and requests in a span.
     */
    public void add(double numerator, double denominator) {
        add(numerator, denominator, 1);
    }

    /**
     * The sums of the next so many pairs, where what lies between them was not looked at.
     *
     * @param pairs how many; a batch must end with the last of them or later
     * @throws IllegalArgumentException if a batch ends amid them
     */
    public void add(double numerator, double denominator, long pairs) {
        if (pairs > batchSize - inBatch) {
            throw new IllegalArgumentException(
                    pairs + " pairs in a batch that lacks " + (batchSize - inBatch));
        }
        openNumerator += numerator;
        openDenominator += denominator;
        count += pairs;
        inBatch += pairs;
        if (inBatch == batchSize) {
            close();
        }
    }

    /** Forgets everything, at the end of a warm-up. */
    public void clear() {
        batches = 0;
        batchSize = 1;
        inBatch = 0;
        count = 0;
        openNumerator = 0;
        openDenominator = 0;
        closedNumerator = 0;
        closedDenominator = 0;
    }

    /** Values or pairs so far. */
    public long count() {
        return count;
    }

    /**
     * Σ numerator ÷ Σ denominator of everything so far, which for values is their mean; 0 if empty.
     */
    public double mean() {
        return denominator() == 0 ? 0 : numerator() / denominator();
    }

    /**
     * The interval at {@code level} (0.95 for 95 %). Not known when there are fewer than 128
     * values, or the run is too short for its memory. Changes nothing.
     */
    public ConfidenceInterval interval(double level) {
        return new PooledBatches(List.of(this)).interval(level);
    }

    double numerator() {
        return closedNumerator + openNumerator;
    }

    double denominator() {
        return closedDenominator + openDenominator;
    }

    long batchSize() {
        return batchSize;
    }

    /**
     * What its batches are off a ratio by: numerator − ratio × denominator.
     *
     * @param size values of each batch, which is that of its own batches or a power of two as much
     */
    double[] residuals(double ratio, long size) {
        int together = (int) Math.min(BATCHES, size / batchSize);
        double[] residuals = new double[batches / together];
        for (int batch = 0; batch < residuals.length * together; batch++) {
            residuals[batch / together] += numerators[batch] - ratio * denominators[batch];
        }
        return residuals;
    }

    private void close() {
        numerators[batches] = openNumerator;
        denominators[batches] = openDenominator;
        closedNumerator += openNumerator;
        closedDenominator += openDenominator;
        openNumerator = 0;
        openDenominator = 0;
        inBatch = 0;
        batches++;
        if (batches == BATCHES) {
            merge();
        }
    }

    private void merge() {
        batches = BATCHES / 2;
        for (int batch = 0; batch < batches; batch++) {
            numerators[batch] = numerators[2 * batch] + numerators[2 * batch + 1];
            denominators[batch] = denominators[2 * batch] + denominators[2 * batch + 1];
        }
        batchSize *= 2;
    }
}
