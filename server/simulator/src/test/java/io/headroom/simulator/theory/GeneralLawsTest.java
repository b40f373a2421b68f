package io.headroom.simulator.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One server, other laws of gaps and sizes, other orders of service. */
class GeneralLawsTest {
    private static final Offset<Double> EXACT = within(1e-10);

    @Test
    void waitSecondMoment_ofExponentialService_isThatOfItsDistribution() {
        assertThat(SingleServer.waitSecondMoment(0.8, 1, 2, 6))
                .isEqualTo(new ManyServers(1, 0.8, 1).waitSecondMoment(), EXACT);
    }

    @Test
    void renewalArrivals_withExponentialGaps_areRandom() {
        RenewalInput random = new RenewalInput(RenewalInput.gammaGaps(1, 1.25), 1.25, 1);
        assertThat(random.waitShare()).isEqualTo(0.8, EXACT);
        assertThat(random.meanTimeInSystem()).isEqualTo(5, within(1e-9));
        assertThat(random.timeInSystemPercentile(0.99)).isEqualTo(23.02585093, within(1e-7));
        assertThat(random.waitPercentile(0.99)).isEqualTo(5 * StrictMath.log(80), within(1e-8));
    }

    @Test
    void renewalArrivals_withErlangTwoGaps_haveTheRootOfACubic() {
        // σ = (2λ ÷ (2λ + μ (1 − σ)))², less its root 1: σ² − (1 + 4ρ) σ + 4ρ² = 0.
        double load = 0.8;
        double b = 1 + 4 * load;
        double root = (b - Math.sqrt(b * b - 16 * load * load)) / 2;
        RenewalInput erlang = new RenewalInput(RenewalInput.gammaGaps(2, 1.25), 1.25, 1);
        assertThat(erlang.waitShare()).isEqualTo(root, EXACT);
        assertThat(erlang.meanWait()).isEqualTo(root / (1 - root), within(1e-9));
    }

    @Test
    void renewalArrivals_atFixedGaps_areTheLimitOfManyStages() {
        RenewalInput fixed = new RenewalInput(RenewalInput.fixedGaps(1.25), 1.25, 1);
        RenewalInput stages = new RenewalInput(RenewalInput.gammaGaps(1e7, 1.25), 1.25, 1);
        assertThat(stages.waitShare()).isEqualTo(fixed.waitShare(), within(1e-6));
        assertThat(fixed.waitShare()).isEqualTo(0.6286, within(1e-4));
    }

    @Test
    void renewalArrivals_hyperexponential_haveTheRootOfACubic() {
        // Equal means make it exponential again; unequal ones must solve σ = A*(μ (1 − σ)).
        assertThat(new RenewalInput(RenewalInput.hyperexponentialGaps(0.3, 2, 2), 2, 1).waitShare())
                .isEqualTo(0.5, EXACT);
        RenewalInput bursty =
                new RenewalInput(RenewalInput.hyperexponentialGaps(0.9, 1, 6), 1.5, 1);
        double left = 1 - bursty.waitShare();
        assertThat(0.9 / (1 + left) + 0.1 / (1 + 6 * left)).isEqualTo(bursty.waitShare(), EXACT);
        assertThat(bursty.waitShare()).isGreaterThan(1 / 1.5).isLessThan(1);
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 3", "1.6, 10, 10", "5, 20, 200"})
    void modulatedArrivals_withSilence_areRenewalAndSoGiM1(double rate, double on, double off) {
        // An interrupted Poisson process is a renewal process with this transform (Kuczura 1973).
        ModulatedPoisson source = new ModulatedPoisson(rate, 0, on, off);
        double leave = 1 / on;
        double come = 1 / off;
        RenewalInput renewal =
                new RenewalInput(
                        s -> rate * (s + come) / (s * s + (rate + come + leave) * s + rate * come),
                        1 / source.meanRate(),
                        1);
        double exact = renewal.meanTimeInSystem();
        assertThat(source.meanTimeInSystem(1)).isEqualTo(exact, within(1e-8 * exact));
    }

    @Test
    void modulatedArrivals_ofEqualOrFastChangingRates_areRandom() {
        assertThat(new ModulatedPoisson(0.8, 0.8, 3, 7).meanInSystem(1)).isEqualTo(4, within(1e-9));
        assertThat(new ModulatedPoisson(1.6, 0, 1e-6, 1e-6).meanInSystem(1))
                .isEqualTo(4, within(1e-4));
        assertThat(new ModulatedPoisson(0.8, 0.8, 3, 7).dispersion(50)).isEqualTo(1, EXACT);
    }

    @Test
    void modulatedArrivals_ofTwoRates_areTheSameInEitherOrder() {
        ModulatedPoisson one = new ModulatedPoisson(1.2, 0.3, 20, 30);
        ModulatedPoisson other = new ModulatedPoisson(0.3, 1.2, 30, 20);
        assertThat(one.meanInSystem(1)).isEqualTo(other.meanInSystem(1), within(1e-8));
        // Slower switching than that of one queue emptying makes it longer than either mix.
        assertThat(one.meanInSystem(1)).isGreaterThan(0.66 / 0.34);
    }

    @Test
    void dispersion_isTheIntegralOfTheCovarianceOfTheRate() {
        // Var N(t) = mean + 2 ∫ (t − u) Cov(rate(0), rate(u)) du, by the trapezoid rule.
        ModulatedPoisson source = new ModulatedPoisson(300, 50, 10, 40);
        double sum = 0.1 + 0.025;
        double variance = 250.0 * 250 * 0.2 * 0.8;
        double time = 60;
        double integral = 0;
        int steps = 200_000;
        for (int n = 0; n < steps; n++) {
            double at = (n + 0.5) * time / steps;
            integral += (time - at) * variance * StrictMath.exp(-sum * at) * time / steps;
        }
        assertThat(source.meanRate()).isEqualTo(100, within(1e-9));
        assertThat(source.dispersion(time))
                .isEqualTo(1 + 2 * integral / (100 * time), within(1e-6));
        assertThat(source.dispersion(1e-6)).isEqualTo(1, within(1e-3));
        assertThat(source.dispersion(1e9)).isEqualTo(source.dispersionLimit(), within(1e-3));
    }

    @Test
    void processorSharing_ofExponentialSizes_hasTheMeanOfFirstComeFirstServed() {
        assertThat(ProcessorSharing.meanTimeInSystem(0.8, 1))
                .isEqualTo(1 + SingleServer.meanWait(0.8, 1, 1), EXACT);
        // The mean of the conditional means over any law of sizes is the mean.
        double mixed =
                0.9 * ProcessorSharing.meanTimeInSystem(0.8, 1, 0.5)
                        + 0.1 * ProcessorSharing.meanTimeInSystem(0.8, 1, 5.5);
        assertThat(mixed).isEqualTo(5, EXACT);
        double present = 0;
        for (int n = 1; n < 400; n++) {
            present += n * ProcessorSharing.share(0.8, n);
        }
        assertThat(present).isEqualTo(4, within(1e-9));
    }

    @Test
    void priorities_ofOneClass_areNone() {
        Priorities one = new Priorities(new double[] {0.8}, new double[] {1}, new double[] {0.3});
        assertThat(one.meanWait(0)).isEqualTo(SingleServer.meanWait(0.8, 1, 0.3), EXACT);
    }

    @Test
    void priorities_onlyMoveTheWaitFromOneClassToAnother() {
        // Kleinrock's conservation law: Σ ρ W is what it is without priorities.
        double[] rates = {0.1, 0.3, 0.05};
        double[] means = {2, 1, 5};
        double[] variations = {0, 1, 3};
        Priorities queue = new Priorities(rates, means, variations);
        double weighted = 0;
        double secondMoment = 0;
        for (int index = 0; index < 3; index++) {
            weighted += rates[index] * means[index] * queue.meanWait(index);
            secondMoment += rates[index] * means[index] * means[index] * (1 + variations[index]);
        }
        double load = 0.75;
        assertThat(weighted).isEqualTo(load * secondMoment / (2 * (1 - load)), EXACT);
        assertThat(queue.meanWait(0)).isLessThan(queue.meanWait(1));
        assertThat(queue.meanWait(1)).isLessThan(queue.meanWait(2));
        // Two equal halves of 80 %: 0.8 ÷ 0.6 and 0.8 ÷ (0.6 × 0.2).
        Priorities halves =
                new Priorities(new double[] {0.4, 0.4}, new double[] {1, 1}, new double[] {1, 1});
        assertThat(halves.meanWait(0)).isEqualTo(4 / 3.0, EXACT);
        assertThat(halves.meanWait(1)).isEqualTo(20 / 3.0, EXACT);
    }

    @Test
    void overload_isRefused() {
        assertThatThrownBy(() -> new ModulatedPoisson(2, 1, 1, 1).meanInSystem(1))
                .hasMessage("load must be from 0 to below 1, found 1.5");
        assertThatThrownBy(() -> new ModulatedPoisson(0, 0, 1, 1))
                .hasMessage("mean rate must be finite and above 0, found 0.0");
        assertThatThrownBy(() -> ProcessorSharing.meanTimeInSystem(1, 1))
                .hasMessage("load must be from 0 to below 1, found 1.0");
        assertThatThrownBy(() -> new RenewalInput(RenewalInput.fixedGaps(1), 1, 1))
                .hasMessage("load must be from 0 to below 1, found 1.0");
        assertThatThrownBy(
                        () ->
                                new Priorities(
                                        new double[] {1, 1}, new double[] {1}, new double[] {1}))
                .hasMessage("each class must have a rate, mean and variation");
    }
}
