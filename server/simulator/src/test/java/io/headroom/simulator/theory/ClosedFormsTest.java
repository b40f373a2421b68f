package io.headroom.simulator.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Closed forms against values that were computed elsewhere, by other means. */
class ClosedFormsTest {
    private static final Offset<Double> LAST_DIGIT = within(1e-6);

    @Test
    void singleServer_atEightyPercent_matchesTheTables() {
        assertThat(SingleServer.meanInSystem(0.8)).isEqualTo(4, LAST_DIGIT);
        assertThat(SingleServer.meanWait(0.8, 1, 1)).isEqualTo(4, LAST_DIGIT);
        assertThat(SingleServer.meanWait(0.8, 1, 0)).isEqualTo(2, LAST_DIGIT);
        assertThat(SingleServer.timeInSystemPercentile(0.8, 1, 0.99))
                .isEqualTo(23.025851, LAST_DIGIT);
    }

    @Test
    void singleServer_withTenPlaces_blocksFivePercentAtNinety() {
        assertThat(SingleServer.blocking(0.9, 10)).isEqualTo(0.05081373, LAST_DIGIT);
        assertThat(SingleServer.blocking(1, 9)).isEqualTo(0.1, LAST_DIGIT);
    }

    @Test
    void singleServer_fromEightyToNinetyFivePercent_waitsFourAndThreeQuarterTimesAsLong() {
        double ratio = SingleServer.meanWait(0.95, 1, 0.3) / SingleServer.meanWait(0.80, 1, 0.3);
        assertThat(ratio).isEqualTo(4.75, LAST_DIGIT);
    }

    @Test
    void singleServer_atFullLoad_isRefused() {
        assertThatThrownBy(() -> SingleServer.meanWait(1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("load must be from 0 to below 1, found 1.0");
    }

    @Test
    void erlang_matchesTheTables() {
        assertThat(Erlang.waitShare(4, 3.2)).isEqualTo(0.59643247, LAST_DIGIT);
        assertThat(Erlang.meanWait(4, 3.2)).isEqualTo(0.74554059, LAST_DIGIT);
        assertThat(Erlang.meanWait(4, 3.6)).isEqualTo(1.96938316, LAST_DIGIT);
        // Exactly as many slots as are in use on average turn one in eight away.
        assertThat(Erlang.lossShare(36, 36)).isEqualTo(0.122, within(0.001));
    }

    @Test
    void windowBatching_matchesTheTables() {
        WindowBatching slow = new WindowBatching(200, 0.010, 8);
        assertThat(slow.meanBatch()).isEqualTo(2.998609, LAST_DIGIT);
        assertThat(slow.fullShare()).isEqualTo(0.004534, LAST_DIGIT);
        assertThat(slow.meanWait()).isEqualTo(6.650605e-3, within(1e-9));
        WindowBatching fast = new WindowBatching(500, 0.010, 8);
        assertThat(fast.meanBatch()).isEqualTo(5.744519, LAST_DIGIT);
        assertThat(fast.fullShare()).isEqualTo(0.237817, LAST_DIGIT);
        assertThat(fast.meanWait()).isEqualTo(5.307610e-3, within(1e-9));
    }

    @Test
    void windowBatching_ofOne_neverWaits() {
        assertThat(new WindowBatching(500, 0.010, 1).meanWait()).isZero();
        assertThat(new WindowBatching(500, 0.010, 1).meanBatch()).isEqualTo(1);
    }

    /** Speeds of 1, 2 and 3 are those of three servers, and 1 alone that of one. */
    @Test
    void sharingOnACurve_isAsManyServersWhereTheCurveIs() {
        StateDependentSharing three = new StateDependentSharing(2.4, 1, new double[] {1, 2, 3});
        assertThat(three.meanInSystem())
                .isEqualTo(new ManyServers(3, 2.4, 1).meanInSystem(), LAST_DIGIT);
        StateDependentSharing one = new StateDependentSharing(0.8, 1, new double[] {1});
        assertThat(one.meanTimeInSystem()).isEqualTo(5, LAST_DIGIT);
        assertThat(one.busyShare()).isEqualTo(0.8, LAST_DIGIT);
    }
}
