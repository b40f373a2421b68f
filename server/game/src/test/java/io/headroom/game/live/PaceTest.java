package io.headroom.game.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND_NANOS = 1_000_000_000L;

    @Test
    void nanos_ofALongTrack_areTenTimesTheWall() {
        assertThat(new Pace(900 * SECOND_NANOS, 900).nanos(7)).isEqualTo(7 * SECOND_NANOS);
    }

    /** 6 s in 90 s of wall time: a fifteenth. */
    @Test
    void nanos_ofAShortTrack_areAFractionOfTheWall() {
        Pace pace = new Pace(6 * SECOND_NANOS, 900);

        assertThat(pace.nanos(3)).isEqualTo(20_000_000L);
        assertThat(pace.nanos(1)).isEqualTo(6_666_666L);
        assertThat(pace.nanos(900)).isEqualTo(6 * SECOND_NANOS);
    }
}
