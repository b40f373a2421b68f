package io.headroom.simulator.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Student's t against printed tables, and intervals from values that can be done by hand. */
class ConfidenceIntervalTest {

    @ParameterizedTest
    @CsvSource({
        "0.95, 1, 12.706", "0.95, 2, 4.303", "0.95, 3, 3.182", "0.95, 4, 2.776",
        "0.95, 5, 2.571", "0.95, 10, 2.228", "0.95, 15, 2.131", "0.95, 29, 2.045",
        "0.95, 30, 2.042", "0.95, 60, 2.000", "0.95, 120, 1.980", "0.99, 1, 63.657",
        "0.99, 7, 3.499", "0.99, 30, 2.750", "0.999, 29, 3.659", "0.999, 2, 31.599",
        "0.90, 9, 1.833", "0.50, 12, 0.695", "0.95, 100000, 1.960", "0.99, 1000000, 2.576"
    })
    void studentT_matchesTheTables(double level, int degrees, double table) {
        assertThat(StudentT.twoSided(level, degrees)).isEqualTo(table, within(6e-4));
    }

    @Test
    void studentT_ofOneAndTwoDegrees_hasClosedForms() {
        for (double level : new double[] {0.1, 0.5, 0.9, 0.999999}) {
            double cauchy = StrictMath.tan(StrictMath.PI / 2 * level);
            assertThat(StudentT.twoSided(level, 1)).isEqualTo(cauchy, within(1e-9 * cauchy));
            double two = level * Math.sqrt(2 / (1 - level * level));
            assertThat(StudentT.twoSided(level, 2)).isEqualTo(two, within(1e-9 * two));
        }
    }

    /** The variance of 1 to n is n (n + 1) ÷ 12; the quantile of 11 degrees is 2.200985. */
    @Test
    void replications_ofTwelveRuns_giveTheIntervalDoneByHand() {
        Replications runs = new Replications();
        assertThat(runs.interval(0.95).known()).isFalse();
        for (int run = 1; run < 12; run++) {
            runs.add(1_000_000.0 + run);
        }
        assertThat(runs.interval(0.95).known()).as("of one run fewer").isFalse();
        runs.add(1_000_012);
        ConfidenceInterval interval = runs.interval(0.95);
        assertThat(runs.variance()).isEqualTo(13, within(1e-9));
        assertThat(interval.mean()).isEqualTo(1_000_006.5, within(1e-9));
        assertThat(interval.degreesOfFreedom()).isEqualTo(11);
        assertThat(interval.halfWidth()).isEqualTo(2.200985 * Math.sqrt(13 / 12.0), within(1e-5));
        assertThat(interval.contains(1_000_008.7)).isTrue();
        assertThat(interval.contains(1_000_008.8)).isFalse();
    }

    @Test
    void replications_ofOneRun_sayThatTheyCannotTell() {
        Replications runs = new Replications();
        runs.add(7);
        ConfidenceInterval interval = runs.interval(0.95);
        assertThat(interval.known()).isFalse();
        assertThat(interval.mean()).isEqualTo(7);
        assertThat(interval.halfWidth()).isInfinite();
        assertThat(interval.contains(-1e300)).isTrue();
    }

    @Test
    void interval_thatContradictsItself_isRefused() {
        assertThatThrownBy(() -> new ConfidenceInterval(0, -1, 1, 1, 3))
                .hasMessage("level must lie between 0 and 1, found 1.0");
        assertThatThrownBy(() -> new ConfidenceInterval(0, 1, 2, 0.95, 3))
                .hasMessage("mean must lie from low to high, found 1.0, 0.0, 2.0");
        assertThatThrownBy(() -> new ConfidenceInterval(0, Double.NaN, 2, 0.95, 3))
                .hasMessage("mean must lie from low to high, found NaN, 0.0, 2.0");
        assertThatThrownBy(() -> new ConfidenceInterval(0, -1, 1, 0.95, 0))
                .hasMessage("from -1.0 to 1.0 with degrees of freedom 0");
    }

    /** By hand: t = 2.776445 for 4, β = 1.2 ÷ 6√5 = 0.0894427; ((1 + 6β(±t − β))^⅓ − 1) ÷ 2β. */
    @Test
    void skewedInterval_reachesFurtherWhereTheTailIs() {
        ConfidenceInterval interval = ConfidenceInterval.skewed(10, 2, 1.2, 0.95, 4);
        double beta = 1.2 / (6 * Math.sqrt(5));
        double t = 2.776445;
        double low = (Math.cbrt(1 + 6 * beta * (t - beta)) - 1) / (2 * beta);
        double high = (Math.cbrt(1 + 6 * beta * (-t - beta)) - 1) / (2 * beta);
        assertThat(interval.low()).isEqualTo(10 - 2 * low, within(1e-5));
        assertThat(interval.high()).isEqualTo(10 - 2 * high, within(1e-5));
        assertThat(interval.high() - 10).isGreaterThan(1.5 * (10 - interval.low()));
        ConfidenceInterval mirrored = ConfidenceInterval.skewed(-10, 2, -1.2, 0.95, 4);
        assertThat(mirrored.low()).isEqualTo(-interval.high(), within(1e-12));
        assertThat(mirrored.high()).isEqualTo(-interval.low(), within(1e-12));
    }
}
