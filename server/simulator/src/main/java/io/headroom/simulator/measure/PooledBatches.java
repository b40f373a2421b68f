package io.headroom.simulator.measure;

import java.util.List;

/**
 * The batches of independent runs of one length or nearly so, and what they tell of the mean of
 * all; how, {@link BatchMeans} has.
 */
final class PooledBatches {
    /** Fewer than so many batches tell nothing of their correlation. */
    private static final int FEWEST = 128;

    /** Most batches that the interval is made of, unless there are more runs. */
    private static final int MERGED = 31;

    /** How many times its memory all runs together must last. */
    private static final double LEAST_MEMORIES = 1_000;

    /** By how much an interval is wider at that limit, as a share of itself. */
    private static final double WIDER = 2;

    /** The correlation of neighbours is 1 ÷ (1 + LINEAR x + SQUARE x²). */
    private static final double LINEAR = 2.0 / 3;

    private static final double SQUARE = 0.175;

    /** By run, what its batches are off the ratio by: numerator − ratio × denominator. */
    private final double[][] residuals;

    private final double ratio;
    private final double denominator;
    private final long count;
    private final long batchSize;
    private int batches;

    /** Fewest batches of a run. */
    private int shortest = Integer.MAX_VALUE;

    /** The batches of runs, at least one, each as large as in the run whose are the largest. */
    PooledBatches(List<BatchMeans> runs) {
        double numerators = 0;
        double denominators = 0;
        long values = 0;
        long largest = 1;
        for (BatchMeans run : runs) {
            numerators += run.numerator();
            denominators += run.denominator();
            values += run.count();
            largest = Math.max(largest, run.batchSize());
        }
        ratio = denominators == 0 ? 0 : numerators / denominators;
        denominator = denominators;
        count = values;
        batchSize = largest;
        residuals = new double[runs.size()][];
        for (int run = 0; run < residuals.length; run++) {
            residuals[run] = runs.get(run).residuals(ratio, largest);
            batches += residuals[run].length;
            shortest = Math.min(shortest, residuals[run].length);
        }
    }

    /** Whether there are so many values in all runs that something can be said at all. */
    boolean hasEnough() {
        return count >= FEWEST;
    }

    /** The interval at {@code level}; not known where they are too short, or of unlike lengths. */
    ConfidenceInterval interval(double level) {
        double memories = batches * memoriesInABatch(correlation());
        boolean unlike = 2L * shortest * residuals.length < batches;
        // A series in which nothing varies has no correlation to be told, and no width.
        if (batches < FEWEST || unlike || memories < LEAST_MEMORIES) {
            return ConfidenceInterval.unknown(ratio, level);
        }
        int runs = residuals.length;
        int ofARun = Math.max(1, MERGED / runs);
        int together = (shortest + ofARun - 1) / ofARun;
        int merged = 0;
        double squares = 0;
        double cubes = 0;
        for (double[] run : residuals) {
            for (int end = together; end <= run.length; end += together) {
                double residual = sum(run, end - together, end);
                squares += residual * residual;
                cubes += residual * residual * residual;
                merged++;
            }
        }
        double variance = squares / (merged - 1);
        double effective = (double) count / ((double) batchSize * together);
        double deviation =
                Math.sqrt(variance * (1 + 2 * left(memories, merged)) * effective)
                        / denominator
                        * widening(memories);
        return ConfidenceInterval.skewed(
                ratio, deviation, skewness(merged, variance, cubes), level, merged - 1);
    }

    /** Correlation of neighbours among merged batches; of those of two runs there is none. */
    private double left(double memories, int merged) {
        int runs = residuals.length;
        return merged == runs ? 0 : (merged - runs) / ((merged - 1) * 2 * (memories / merged - 1));
    }

    private static double widening(double memories) {
        double margin = LEAST_MEMORIES / memories;
        double squared = margin * margin;
        return 1 + WIDER * squared * squared * margin;
    }

    private static double sum(double[] of, int from, int to) {
        double sum = 0;
        for (int index = from; index < to; index++) {
            sum += of[index];
        }
        return sum;
    }

    /** Of so many residuals with that variance and sum of cubes; 0 if nothing varies. */
    static double skewness(int number, double variance, double cubes) {
        if (variance == 0) {
            return 0;
        }
        double third = cubes * number / ((number - 1.0) * (number - 2));
        return third / (variance * Math.sqrt(variance));
    }

    /** How many times its memory a batch lasts whose neighbours are so correlated. */
    private static double memoriesInABatch(double correlation) {
        if (correlation <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        double constant = 1 - 1 / correlation;
        return constant >= 0
                ? 0
                : (Math.sqrt(LINEAR * LINEAR - 4 * SQUARE * constant) - LINEAR) / (2 * SQUARE);
    }

    /**
     * Correlation of neighbouring batches of a run, freed of its bias −1 ÷ batches; 0 if nothing
     * varies, and all that there can be if no batch has a neighbour.
     */
    private double correlation() {
        int neighbours = batches - residuals.length;
        if (neighbours <= 0) {
            return 1;
        }
        double squares = 0;
        double products = 0;
        for (double[] run : residuals) {
            double before = 0;
            for (double residual : run) {
                squares += residual * residual;
                products += before * residual;
                before = residual;
            }
        }
        double all = (batches - 1.0) / neighbours;
        return squares == 0 ? 0 : products * all / squares + 1.0 / batches;
    }
}
