package io.headroom.node.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.TimeUnit;

class GameTimeTest {
    private static long nanos(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Test
    void clock_running_followsTheMonotonicClock() {
        GameTime time = new GameTime(500, true, nanos(10_000));
        time.advance(nanos(10_040));
        time.advance(nanos(10_900));
        assertThat(time.millis()).isEqualTo(1_400);
    }

    @Test
    void clock_stopped_standsStill() {
        GameTime time = new GameTime(500, true, 0);
        time.stopAt(480);
        time.advance(nanos(900));
        assertThat(time.millis()).isEqualTo(480);
        time.runFrom(480);
        time.advance(nanos(1_000));
        assertThat(time.millis()).isEqualTo(580);
    }

    @Test
    void process_stoodStill_isNotCounted() {
        GameTime time = new GameTime(0, true, 0);
        time.advance(nanos(100));
        time.advance(nanos(60_000));
        assertThat(time.millis()).isEqualTo(100);
        time.advance(nanos(60_050));
        assertThat(time.millis()).isEqualTo(150);
    }
}
