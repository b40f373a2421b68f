package io.headroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.measure.Measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Confidence intervals by batch means: one long run is cut into thirty stretches of equal length
 * after a warm-up of one more; their ratios are nearly independent and normal.
 */
final class BatchMeans {
    private static final int BATCHES = 30;

    /** Student's t with 29 degrees of freedom, two-sided 99.9 %. */
    private static final double T_999 = 3.659;

    private final List<Measurement> cumulative = new ArrayList<>();
    private final String what;

    BatchMeans(String what, SimulationPlan plan, long seed) {
        this.what = what + ", seed " + seed;
        Simulation simulation = Simulation.start(plan, seed);
        for (int batch = 1; batch <= BATCHES + 1; batch++) {
            simulation.advanceTo(plan.durationNanos() / (BATCHES + 1) * batch);
            cumulative.add(simulation.measure());
        }
        simulation.checkBooks();
    }

    /** Holds Σ numerator ÷ Σ denominator to {@code exact}: it must lie in the interval. */
    void ratioHolds(
            String name,
            ToLongFunction<Measurement> numerator,
            ToLongFunction<Measurement> denominator,
            double exact,
            double mostHalfWidth) {
        double[] ratios = new double[BATCHES];
        double mean = 0;
        for (int batch = 0; batch < BATCHES; batch++) {
            Measurement from = cumulative.get(batch);
            Measurement to = cumulative.get(batch + 1);
            long above = numerator.applyAsLong(to) - numerator.applyAsLong(from);
            long below = denominator.applyAsLong(to) - denominator.applyAsLong(from);
            ratios[batch] = (double) above / below;
            mean += ratios[batch] / BATCHES;
        }
        double squares = 0;
        for (double ratio : ratios) {
            squares += (ratio - mean) * (ratio - mean);
        }
        double halfWidth = T_999 * Math.sqrt(squares / (BATCHES - 1) / BATCHES);
        assertThat(halfWidth)
                .as("%s: %s, the run is too short to tell anything", what, name)
                .isLessThan(mostHalfWidth * exact);
        assertThat(exact)
                .as("%s: %s, measured %s ± %s", what, name, mean, halfWidth)
                .isBetween(mean - halfWidth, mean + halfWidth);
    }
}
