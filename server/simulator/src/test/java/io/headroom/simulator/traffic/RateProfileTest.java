package io.headroom.simulator.traffic;

import static io.headroom.simulator.traffic.Arrivals.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.simulator.chance.Gamma;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.time.Calendar;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.SplittableRandom;

/** Sources that follow a profile send what the integral of the rate says, when it says so. */
class RateProfileTest {
    private static final RateProfile STEPS =
            RateProfile.steps(
                    new long[] {0, 10 * SECOND, 25 * SECOND, 30 * SECOND},
                    new double[] {1, 3, 0, 0.5});
    private static final RateProfile RAMPS =
            RateProfile.ramps(
                    new long[] {0, 20 * SECOND, 30 * SECOND, 30 * SECOND, 40 * SECOND},
                    new double[] {0, 4, 4, 1, 0});
    private static final RateProfile DAY = RAMPS.repeatedEvery(50 * SECOND);

    static List<RateProfile> profiles() {
        return List.of(STEPS, RAMPS, DAY, STEPS.repeatedEvery(31 * SECOND), RateProfile.STEADY);
    }

    @Test
    void integral_isTheAreaUnderTheProfile() {
        assertThat(STEPS.integral(40 * SECOND) / 1e9).isEqualTo(10 + 45 + 5);
        assertThat(RAMPS.integral(10 * SECOND) / 1e9).isEqualTo(10, within(1e-9));
        assertThat(RAMPS.integral(60 * SECOND) / 1e9).isEqualTo(40 + 40 + 5, within(1e-9));
        assertThat(DAY.integral(110 * SECOND) / 1e9).isEqualTo(2 * 85 + 10, within(1e-9));
        assertThat(DAY.meanFactor()).isEqualTo(1.7, within(1e-12));
        assertThat(STEPS.meanFactor()).isEqualTo(55 / 30.0, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void reach_isTheFirstNanosecondWithTheAmount(RateProfile profile) {
        SplittableRandom random = new SplittableRandom(4);
        for (int trial = 0; trial < 10_000; trial++) {
            long start = random.nextLong(120 * SECOND);
            double amount = random.nextDouble() * random.nextDouble() * 30e9 + 1e-3;
            long reached = profile.reach(start, amount);
            if (reached == Calendar.NEVER) {
                long latest = 30L * 24 * 3600 * SECOND - 1;
                assertThat(profile.integral(latest) - profile.integral(start)).isLessThan(amount);
                continue;
            }
            // Doubles around 10¹¹ are 1.5e-5 apart.
            double passed = profile.integral(reached) - profile.integral(start);
            assertThat(passed).as("%s from %d", profile, start).isGreaterThan(amount - 1e-3);
            if (reached > start) {
                double before = profile.integral(reached - 1) - profile.integral(start);
                assertThat(before).as("%s from %d", profile, start).isLessThan(amount + 1e-3);
            }
        }
    }

    @Test
    void deterministicSource_comesAtTheInverseOfTheIntegral() {
        // On a ramp from 0 to 4 in 20 s, Λ(t) = t² ÷ 10: request i comes at √(10 i ÷ rate).
        TrafficPlan plan = new TrafficPlan.Profiled(EvenGaps.of(7, 1), RAMPS);
        long[] nanos = Arrivals.of(plan, 1, 20 * SECOND).nanos();
        assertThat(nanos).hasSizeBetween(279, 280);
        for (int index = 0; index < nanos.length; index++) {
            double exact = Math.sqrt(10 * (index + 1) / 7.0) * 1e9;
            assertThat(nanos[index] - exact).as("request %d", index).isBetween(-1.0, 2.0);
        }
    }

    static List<TrafficPlan.Paced> stochastic() {
        return List.of(
                new TrafficPlan.Poisson(2_000),
                new TrafficPlan.Renewal(2_000, new Sampler.Hyperexponential(1, 2)),
                new TrafficPlan.Renewal(2_000, Gamma.erlang(4, 1)));
    }

    @ParameterizedTest
    @MethodSource("stochastic")
    void countsInWindows_followTheIntegratedRate(TrafficPlan.Paced source) {
        double dispersion =
                source instanceof TrafficPlan.Renewal renewal
                        ? renewal.gap().squaredVariation()
                        : 1;
        for (RateProfile profile : profiles()) {
            TrafficPlan plan = new TrafficPlan.Profiled(source, profile);
            int windows = 200;
            int[] counts = Arrivals.of(plan, 6, windows * SECOND).counts(SECOND, windows);
            double chiSquared = 0;
            int filled = 0;
            for (int window = 0; window < windows; window++) {
                double from = profile.integral(window * SECOND);
                double area = (profile.integral((window + 1) * SECOND) - from) / 1e9;
                double expected = 2_000 * area;
                if (area < 1e-6) {
                    assertThat(counts[window]).as("%s %d", profile, window).isZero();
                } else if (expected > 100) {
                    double off = counts[window] - expected;
                    chiSquared += off * off / (expected * dispersion);
                    filled++;
                }
            }
            // Two-sided 99.99 %, and a little for the finite windows of the renewal sources.
            double error = 3.9 * Math.sqrt(2.0 / filled) + 0.02;
            assertThat(chiSquared / filled)
                    .as("%s %s", source, profile)
                    .isBetween(1 - error, 1 + error);
        }
    }

    @Test
    void burst_multipliesTheProfileWhereItIs() {
        TrafficPlan plan = new TrafficPlan.Profiled(EvenGaps.of(10_000, 1), DAY);
        Arrivals arrivals =
                new Arrivals(plan, 1, 200 * SECOND)
                        .intensify(5 * SECOND, 3_000)
                        .intensify(60 * SECOND, 500)
                        .intensify(70 * SECOND, 1_000)
                        .runUntil(200 * SECOND);
        int[] counts = arrivals.counts(SECOND, 200);
        double exact = 0;
        int sent = 0;
        for (int window = 0; window < 200; window++) {
            double factor = window < 5 ? 1 : window < 60 ? 3 : window < 70 ? 0.5 : 1;
            double area = DAY.integral((window + 1) * SECOND) - DAY.integral(window * SECOND);
            exact += 10_000 * factor * area / 1e9;
            sent += counts[window];
            assertThat((double) sent).as("until %d s", window + 1).isEqualTo(exact, within(1.01));
        }
    }

    @Test
    void looking_changesNothing_andNothingDriftsInALongRun() {
        SplittableRandom random = new SplittableRandom(2);
        TrafficPlan plan = new TrafficPlan.Profiled(new TrafficPlan.Poisson(50), DAY);
        Arrivals whole = Arrivals.of(plan, 9, 500 * SECOND);
        Arrivals cut = new Arrivals(plan, 9, 500 * SECOND);
        for (long now = 0; now < 500 * SECOND; now += random.nextLong(SECOND)) {
            cut.runUntil(now);
        }
        cut.runUntil(500 * SECOND);
        assertThat(cut.nanos()).isEqualTo(whole.nanos());

        TrafficPlan month = new TrafficPlan.Profiled(EvenGaps.of(1, 1), DAY);
        long until = 5L * 24 * 3600 * SECOND;
        Arrivals arrivals = Arrivals.of(month, 1, until + 1);
        assertThat(arrivals.size()).isBetween(734_399, 734_401);
    }

    @Test
    void profiles_thatAreNone_areRefused() {
        assertThatThrownBy(() -> RateProfile.steps(new long[] {1}, new double[] {1}))
                .hasMessageContaining("the first breakpoint must be from 0 to 0, found 1");
        assertThatThrownBy(() -> RateProfile.steps(new long[] {0, 0}, new double[] {1, 2}))
                .hasMessageContaining("breakpoint[1]");
        assertThatThrownBy(() -> RateProfile.ramps(new long[] {0, 5}, new double[] {1, -2}))
                .hasMessageContaining("factor[1]");
        assertThatThrownBy(() -> STEPS.repeatedEvery(29 * SECOND))
                .hasMessageContaining("periodNanos");
        assertThatThrownBy(
                        () -> RateProfile.steps(new long[] {0}, new double[] {0}).repeatedEvery(9))
                .hasMessageContaining("above 0 somewhere");
    }
}
