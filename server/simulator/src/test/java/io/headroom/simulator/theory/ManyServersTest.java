package io.headroom.simulator.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Exponential servers: each form against special cases that are known by other means. */
class ManyServersTest {
    private static final Offset<Double> EXACT = within(1e-10);

    @Test
    void oneServer_isTheSingleServer() {
        ManyServers one = new ManyServers(1, 0.8, 1);
        assertThat(one.waitShare()).isEqualTo(0.8, EXACT);
        assertThat(one.meanInSystem()).isEqualTo(4, EXACT);
        assertThat(one.timeInSystemTail(7)).isEqualTo(StrictMath.exp(-7 * 0.2), EXACT);
        assertThat(one.timeInSystemPercentile(0.99))
                .isEqualTo(SingleServer.timeInSystemPercentile(0.8, 1, 0.99), within(1e-9));
        assertThat(SingleServer.waitPercentile(0.8, 1, 0.99))
                .isEqualTo(5 * StrictMath.log(80), EXACT);
        assertThat(one.waitPercentile(0.15)).isZero();
    }

    @Test
    void timeInSystem_isTheWaitAndAnIndependentService() {
        // ∫ tail and 2 ∫ t tail by the trapezoid rule against E[W] + E[S] and E[(W + S)²].
        ManyServers four = new ManyServers(4, 3.2, 1);
        double mean = 0;
        double second = 0;
        double step = 1e-3;
        for (int n = 0; n < 80_000; n++) {
            double at = (n + 0.5) * step;
            mean += four.timeInSystemTail(at) * step;
            second += 2 * at * four.timeInSystemTail(at) * step;
        }
        assertThat(mean).isEqualTo(four.meanTimeInSystem(), within(1e-6));
        assertThat(second)
                .isEqualTo(four.waitSecondMoment() + 2 * four.meanWait() + 2, within(1e-5));
        assertThat(four.meanTimeInSystem()).isEqualTo(1.74554059, within(1e-7));
        assertThat(four.timeInSystemTail(four.timeInSystemPercentile(0.999)))
                .isEqualTo(0.001, EXACT);
    }

    @Test
    void timeInSystem_whereBothRatesMeet_goesOverWithoutAStep() {
        double left = new ManyServers(2, 1 - 1e-7, 1).timeInSystemTail(3);
        double right = new ManyServers(2, 1 + 1e-7, 1).timeInSystemTail(3);
        double at = new ManyServers(2, 1, 1).timeInSystemTail(3);
        // C = 1/3 for a = 1 and two servers.
        assertThat(at).isEqualTo(StrictMath.exp(-3) * (1 + 1), EXACT);
        assertThat((left + right) / 2).isEqualTo(at, within(1e-9));
    }

    @Test
    void finiteQueue_withPlacesForServersAlone_isErlangB() {
        FiniteQueue loss = new FiniteQueue(36, 36, 12, 3);
        assertThat(loss.blocking()).isEqualTo(Erlang.lossShare(36, 36), EXACT);
        assertThat(loss.meanWait()).isZero();
        assertThat(loss.meanInSystem()).isEqualTo(36 * (1 - loss.blocking()), within(1e-9));
    }

    @Test
    void finiteQueue_withOneServer_hasGeometricShares() {
        assertThat(new FiniteQueue(1, 10, 0.9, 1).blocking()).isEqualTo(0.05081373, within(1e-8));
        // ρ ÷ (1 − ρ) − (K + 1) ρᴷ⁺¹ ÷ (1 − ρᴷ⁺¹), and K ÷ 2 at ρ = 1.
        double power = StrictMath.pow(0.9, 11);
        assertThat(SingleServer.meanInSystem(0.9, 10))
                .isEqualTo(9 - 11 * power / (1 - power), within(1e-9));
        assertThat(SingleServer.meanInSystem(1, 10)).isEqualTo(5, EXACT);
        assertThat(SingleServer.meanInSystem(3, 500)).isEqualTo(499.5, within(1e-9));
    }

    @Test
    void finiteQueue_withPlacesEnough_isErlangC() {
        FiniteQueue many = new FiniteQueue(4, 400, 3.2, 1);
        assertThat(many.meanWait()).isEqualTo(Erlang.meanWait(4, 3.2), within(1e-9));
        assertThat(many.utilization()).isEqualTo(0.8, EXACT);
        assertThat(many.meanTimeInSystem() - many.meanWait()).isEqualTo(1, within(1e-9));
    }

    @Test
    void impatience_withEndlessPatience_isErlangC() {
        Impatience patient = new Impatience(4, 3.2, 1, 1e9);
        assertThat(patient.waitShare()).isEqualTo(0.59643247, within(1e-6));
        assertThat(patient.meanWait()).isEqualTo(0.74554059, within(1e-6));
        assertThat(patient.abandonShare()).isLessThan(1e-9);
    }

    @Test
    void impatience_withNone_isErlangB() {
        Impatience none = new Impatience(4, 3.2, 1, 1e-9);
        assertThat(none.abandonShare()).isEqualTo(Erlang.lossShare(4, 3.2), within(1e-7));
    }

    @Test
    void impatience_asLongAsService_fillsLikeEndlesslyManyServers() {
        // All leave at the rate μ wherever they are: the number in system is Poisson(a).
        Impatience equal = new Impatience(3, 5, 1, 1);
        double few = StrictMath.exp(-5) * (1 + 5 + 12.5);
        assertThat(equal.waitShare()).isEqualTo(1 - few, EXACT);
        assertThat(equal.meanBusy() + equal.meanWaiting()).isEqualTo(5, within(1e-9));
    }

    @Test
    void impatience_inOverload_servesWhatItDoesNotLose() {
        Impatience flooded = new Impatience(10, 30, 1, 2);
        assertThat(30 * (1 - flooded.abandonShare())).isEqualTo(flooded.meanBusy(), within(1e-9));
        // Fluid: all busy, (30 − 10) leave: 20 × 2 in line.
        assertThat(flooded.meanWaiting()).isEqualTo(40, within(0.01));
    }

    @Test
    void nonsense_isRefusedWithWhatWasFound() {
        assertThatThrownBy(() -> new ManyServers(2, 2, 1))
                .hasMessage("offered load must be below 2 servers, found 2.0");
        assertThatThrownBy(() -> new ManyServers(0, 2, 1))
                .hasMessage("servers must be at least 1, found 0");
        assertThatThrownBy(() -> new FiniteQueue(3, 2, 1, 1))
                .hasMessage("places must be at least 3, found 2");
        assertThatThrownBy(() -> new Impatience(1, 1, 1, 0))
                .hasMessage("mean patience must be finite and above 0, found 0.0");
        assertThatThrownBy(() -> new ManyServers(1, 0.5, 1).waitPercentile(1))
                .hasMessage("probability must be from 0 to below 1, found 1.0");
        assertThatThrownBy(() -> Erlang.lossShare(1, Double.NaN))
                .hasMessage("offered load must be finite and at least 0, found NaN");
    }
}
