package io.headroom.simulator.measure;

/**
 * The mean of a long correlated series, or the ratio of two, with a confidence interval from one
 * run by batch means, in constant memory and without allocating per value.
 *
 * <p>The series is cut into batches of equal count. When {@value #BATCHES} are full, neighbours are
 * merged and the next ones are twice as large, so that there are always {@value #BATCHES} ÷ 2 to
 * {@value #BATCHES} of them however long the run. For the interval, eight neighbours at a time
 * become one: 16 to 31 batches. Whether they are long enough is seen before that merge, where the
 * correlation of neighbours is many times as strong and more batches show it: above {@value
 * #MOST_CORRELATION}, which is 0.025 after it, the run is too short and the interval not known.
 * What correlation is left widens the interval, by the variance of a sum whose neighbours alone are
 * correlated. Ratios are judged by the residuals numerator − ratio × denominator (Law,
 * <i>Simulation Modeling and Analysis</i>, 9.5; Alexopoulos and Seila 1998).
 */
public final class BatchMeans {
    /** Most batches held; a power of two. */
    private static final int BATCHES = 256;

    /** Batches of which one is made for the interval. */
    private static final int MERGED = 8;

    /** Correlation of neighbours, before the merge, up to which they are long enough. */
    private static final double MOST_CORRELATION = 0.3;

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
        double denominator = closedDenominator + openDenominator;
        return denominator == 0 ? 0 : (closedNumerator + openNumerator) / denominator;
    }

    /**
     * The interval at {@code level} (0.95 for 95 %). Not known when there are fewer values than
     * {@value #BATCHES} ÷ 2, or neighbouring batches are so correlated that the run is too short
     * for batches that would tell. Changes nothing.
     */
    public ConfidenceInterval interval(double level) {
        double ratio = mean();
        double correlation = correlation(ratio);
        // A series in which nothing varies has no correlation to be told, and no width.
        if (batches < BATCHES / 2 || correlation > MOST_CORRELATION) {
            return ConfidenceInterval.unknown(ratio, level);
        }
        int merged = batches / MERGED;
        double squares = 0;
        for (int batch = 0; batch < merged; batch++) {
            double residual = 0;
            for (int part = batch * MERGED; part < (batch + 1) * MERGED; part++) {
                residual += residual(part, ratio);
            }
            squares += residual * residual;
        }
        double perBatch = squares / (merged - 1) * (1 + 2 * afterMerge(correlation));
        double all = closedDenominator + openDenominator;
        double effective = (double) count / ((double) batchSize * MERGED);
        return ConfidenceInterval.student(
                ratio, perBatch * effective / (all * all), level, merged - 1);
    }

    /** Correlation of the merged ones if before it only neighbours are correlated. */
    private static double afterMerge(double correlation) {
        double left = Math.max(0, correlation);
        for (int size = 1; size < MERGED; size *= 2) {
            left = left / (2 * (1 + left));
        }
        return left;
    }

    /** Correlation of neighbouring batches, freed of its bias −1 ÷ batches; 0 if nothing varies. */
    private double correlation(double ratio) {
        double squares = 0;
        double products = 0;
        double before = 0;
        for (int batch = 0; batch < batches; batch++) {
            double residual = residual(batch, ratio);
            squares += residual * residual;
            products += before * residual;
            before = residual;
        }
        return squares == 0 ? 0 : products / squares + 1.0 / batches;
    }

    private double residual(int batch, double ratio) {
        return numerators[batch] - ratio * denominators[batch];
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
