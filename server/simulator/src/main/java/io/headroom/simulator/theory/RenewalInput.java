package io.headroom.simulator.theory;

import java.util.function.DoubleUnaryOperator;

/**
 * GI/M/1: independent gaps between arrivals of any one law, exponential service. The wait has a
 * share 1 − σ at 0 and is exponential beyond, where σ is the root in (0, 1) of σ = A*(μ (1 − σ))
 * and A* the Laplace transform of the gaps (Kleinrock I, 6.4). In any one unit of time.
 */
public final class RenewalInput {
    private final double serviceRate;
    private final double root;

    /**
     * Any law of gaps.
     *
     * @param gapTransform E[e^(−s gap)] as a function of s
     * @param meanGap mean of the same law
     * @throws IllegalArgumentException if mean service is not below the mean gap
     */
    public RenewalInput(DoubleUnaryOperator gapTransform, double meanGap, double meanService) {
        Given.stable(
                Given.positive("mean service", meanService) / Given.positive("mean gap", meanGap));
        this.serviceRate = 1 / meanService;
        // A*(μ(1 − σ)) is convex in σ and meets σ at 1: above σ before the root, below it after.
        double low = 0;
        double high = 1;
        for (int halving = 0; halving < 200; halving++) {
            double middle = (low + high) / 2;
            if (gapTransform.applyAsDouble(serviceRate * (1 - middle)) > middle) {
                low = middle;
            } else {
                high = middle;
            }
        }
        this.root = low;
    }

    /** Transform of gaps that are all equal. */
    public static DoubleUnaryOperator fixedGaps(double meanGap) {
        Given.positive("mean gap", meanGap);
        return s -> StrictMath.exp(-s * meanGap);
    }

    /**
     * Transform of gamma gaps; of exponential ones for shape 1, of Erlang-k ones for shape k.
     *
     * @param shape 1 ÷ squared coefficient of variation
     */
    public static DoubleUnaryOperator gammaGaps(double shape, double meanGap) {
        Given.positive("shape", shape);
        Given.positive("mean gap", meanGap);
        return s -> StrictMath.exp(-shape * StrictMath.log1p(s * meanGap / shape));
    }

    /** Transform of gaps that are exponential of either one mean or, less often, another. */
    public static DoubleUnaryOperator hyperexponentialGaps(
            double firstShare, double firstMean, double secondMean) {
        Given.probability(firstShare);
        Given.positive("first mean", firstMean);
        Given.positive("second mean", secondMean);
        return s -> firstShare / (1 + s * firstMean) + (1 - firstShare) / (1 + s * secondMean);
    }

    /** σ: the share that finds the server busy and waits. */
    public double waitShare() {
        return root;
    }

    /** Mean wait in line, σ ÷ (μ (1 − σ)). */
    public double meanWait() {
        return root / (serviceRate * (1 - root));
    }

    /** Mean time in system, 1 ÷ (μ (1 − σ)). */
    public double meanTimeInSystem() {
        return 1 / (serviceRate * (1 - root));
    }

    /** The wait in line that a share {@code probability} does not exceed. */
    public double waitPercentile(double probability) {
        double left = 1 - Given.probability(probability);
        return left >= root ? 0 : StrictMath.log(root / left) * meanTimeInSystem();
    }

    /** The time in system, which is exponential, that a share {@code probability} keeps to. */
    public double timeInSystemPercentile(double probability) {
        return -StrictMath.log1p(-Given.probability(probability)) * meanTimeInSystem();
    }
}
