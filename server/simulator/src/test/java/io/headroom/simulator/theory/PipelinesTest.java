package io.headroom.simulator.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

/** Against parts that are moved through stages one by one. */
class PipelinesTest {
    private static final int ROUNDS = 400;

    @Test
    void parts_movedOneByOne_takeWhatTheFormulasSay() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int stages = random.nextInt(1, 9);
            double[] times = random.doubles(random.nextInt(1, 10), 0.1, 5).toArray();
            Pipelines pipelines = new Pipelines(stages, times);

            assertThat(lastEnd(stages, times, 1)).isCloseTo(pipelines.makespan(), within(1e-9));
            double rounds = lastEnd(stages, times, 2 * ROUNDS) - lastEnd(stages, times, ROUNDS);
            assertThat(rounds / ROUNDS)
                    .as("seed %d", seed)
                    .isCloseTo(pipelines.round(), within(1e-2 * pipelines.round()));
        }
    }

    /** Four parts of 1 through 3 stages: 6 from empty to empty, each stage idle for 2 of these. */
    @Test
    void equalParts_leaveTheBubblesOfTheTextbook() {
        assertThat(new Pipelines(3, 1, 1, 1, 1).makespan()).isEqualTo(6);
        assertThat(new Pipelines(3, 1, 1, 1, 1).bubbles()).isCloseTo(2.0 / 6, within(1e-12));
        assertThat(new Pipelines(3, 1, 1).round()).isEqualTo(3);
        assertThat(new Pipelines(3, 1, 1, 1, 1).round()).isEqualTo(4);
    }

    /** When the last part is through all stages in that round. */
    private static double lastEnd(int stages, double[] times, int rounds) {
        double[] free = new double[stages];
        double[] through = new double[times.length];
        for (int round = 0; round < rounds; round++) {
            for (int part = 0; part < times.length; part++) {
                double at = through[part];
                for (int stage = 0; stage < stages; stage++) {
                    at = Math.max(at, free[stage]) + times[part];
                    free[stage] = at;
                }
                through[part] = at;
            }
        }
        return through[times.length - 1];
    }
}
