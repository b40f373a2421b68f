package io.headroom.simulator.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalLawTest {

    /** Values from printed tables and, in the tails, from inverting the error function. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0",
        "0.75, 0.6744897501960817",
        "0.9, 1.2815515655446004",
        "0.975, 1.959963984540054",
        "0.999, 3.090232306167813",
        "0.000001, -4.753424308822899",
        "1e-10, -6.361340902404056",
        "1e-15, -7.941345326170998"
    })
    void quantile_matchesTheTables(double probability, double quantile) {
        assertThat(NormalLaw.quantile(probability)).isEqualTo(quantile, within(2e-14));
    }

    @ParameterizedTest
    @CsvSource({"0.0749999, 0.0750001", "0.9249999, 0.9250001", "1.3e-11, 1.4e-11"})
    void quantile_growsAcrossTheSeams(double less, double more) {
        assertThat(NormalLaw.quantile(less)).isLessThan(NormalLaw.quantile(more));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1e-5, 0.01, 0.3, 0.5, 0.7, 0.99, 0.99999})
    void probability_undoesTheQuantile(double probability) {
        assertThat(NormalLaw.probability(NormalLaw.quantile(probability)))
                .isEqualTo(probability, within(2e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-40, -9, 9, 40})
    void probability_isNeverZeroOrOne(double score) {
        assertThat(NormalLaw.probability(score)).isStrictlyBetween(0.0, 1.0);
    }
}
