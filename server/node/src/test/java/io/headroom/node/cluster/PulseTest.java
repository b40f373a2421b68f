package io.headroom.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicLong;

class PulseTest {
    private final AtomicLong monotonicMillis = new AtomicLong(500);
    private final AtomicLong wallMillis = new AtomicLong(1_700_000_000_000L);

    @AutoClose
    private final Pulse pulse = new Pulse(() -> monotonicMillis.get() * 1_000_000, wallMillis::get);

    private long after(long monotonic, long wall) {
        monotonicMillis.addAndGet(monotonic);
        wallMillis.addAndGet(wall);
        return pulse.standstills();
    }

    @Test
    void process_runs_hasNotStoodStill() {
        assertThat(after(100, 100)).isZero();
        assertThat(after(1_000, 1_000)).isZero();
    }

    @Test
    void process_stoppedBySignal_isNoticedOnceByBothClocks() {
        assertThat(after(1_001, 1_001)).isOne();
        assertThat(after(100, 100)).isOne();
        assertThat(after(9_000, 9_000)).isEqualTo(2);
    }

    @Test
    void laptop_slept_isNoticedByTheWallClockAlone() {
        assertThat(after(10, 3_600_000)).isOne();
    }

    @Test
    void wallClock_setBack_isNoStandstill() {
        assertThat(after(100, -3_600_000)).isZero();
        assertThat(after(1_500, -100)).as("the other clock still judges").isOne();
    }
}
